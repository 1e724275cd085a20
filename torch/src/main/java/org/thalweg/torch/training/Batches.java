// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.thalweg.landscape.parameters.RandomStream;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.objective.ImageChunk;

/**
 * The batches of a run, step by step, varied and normalised.
 *
 * <p>A batch comes in chunks of a size that the plan alone decides; under batch norm, whose
 * statistics are the whole batch's, in one.
 */
final class Batches {
  /** Smaller chunks leave the matrix products too thin. */
  private static final int SMALLEST_CHUNK = 32;

  private static final int MOST_CHUNKS = 16;

  private final Dataset dataset;
  private final TrainingPlan plan;
  private final boolean whole;
  private final BatchOrder order;

  Batches(Dataset dataset, TrainingPlan plan, boolean whole) {
    this.dataset = dataset;
    this.plan = plan;
    this.whole = whole;
    this.order = new BatchOrder(dataset.count(), plan.batchSize(), plan.seed());
  }

  /** The samples of {@code step}; native, in the caller's scope. */
  List<ImageChunk> at(int step) {
    int[] samples = order.batch(step);
    Dataset source = dataset;
    if (plan.augmentation() != Augmentation.NONE) {
      source = varied(samples, RandomStream.of(plan.seed(), "augmentation of step " + step));
      samples = IntStream.range(0, samples.length).toArray();
    }
    int size = chunkSize(samples.length);
    List<ImageChunk> chunks = new ArrayList<>();
    for (int from = 0; from < samples.length; from += size) {
      int[] some = Arrays.copyOfRange(samples, from, Math.min(samples.length, from + size));
      chunks.add(ImageChunk.of(source, some, plan.precision()));
    }
    return chunks;
  }

  private int chunkSize(int samples) {
    return whole ? samples : Math.max(SMALLEST_CHUNK, (samples + MOST_CHUNKS - 1) / MOST_CHUNKS);
  }

  private Dataset varied(int[] samples, RandomStream random) {
    int size = dataset.info().format().size();
    byte[] pixels = new byte[samples.length * size];
    for (int i = 0; i < samples.length; i++) {
      byte[] image = dataset.image(samples[i]);
      byte[] variant = plan.augmentation().vary(image, dataset.info().format(), random);
      System.arraycopy(variant, 0, pixels, i * size, size);
    }
    return dataset.varied(pixels, samples);
  }
}
