// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.ImageFormat;
import org.thalweg.torch.data.Targets;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.NativeOwner;

/**
 * Samples and their targets: images {@code [n, channels, height, width]}, channels last, or rows of
 * a table, {@code [n, features]}.
 */
public final class ImageChunk {
  private final Supplier<Tensor> images;
  private final Targets targets;

  private ImageChunk(Supplier<Tensor> images, Targets targets) {
    this.images = images;
    this.targets = targets;
  }

  /**
   * All samples in their order, in chunks of {@code batchSize} and a rest.
   *
   * <p>Those that {@code keeping} leaves as bytes stay with the data set and are normalised
   * whenever a chunk is asked for them; others are normalised once, into tensors that go to {@code
   * owner}. Either way the bits are the same.
   */
  static List<ImageChunk> of(
      Dataset dataset,
      int batchSize,
      Precision precision,
      SampleStorage keeping,
      NativeOwner owner) {
    List<ImageChunk> chunks = new ArrayList<>();
    for (int from = 0; from < dataset.count(); from += batchSize) {
      int count = Math.min(dataset.count() - from, batchSize);
      int[] indices = IntStream.range(from, from + count).toArray();
      if (keeping.asBytes(dataset)) {
        ImageBytes bytes = new ImageBytes(dataset, from, count, precision);
        chunks.add(new ImageChunk(bytes::normalized, dataset.targets().subset(indices)));
      } else {
        ImageChunk chunk = of(dataset, indices, precision);
        owner.own(chunk.images());
        chunks.add(chunk);
      }
    }
    return chunks;
  }

  /** The samples at {@code indices}, normalised once, in the caller's scope. */
  public static ImageChunk of(Dataset dataset, int[] indices, Precision precision) {
    ImageFormat format = dataset.info().format();
    float[] pixels = new float[indices.length * format.size()];
    for (int i = 0; i < indices.length; i++) {
      float[] image = dataset.normalized(indices[i], 1);
      System.arraycopy(image, 0, pixels, i * format.size(), format.size());
    }
    Tensor images = tensor(pixels, indices.length, format, precision);
    return new ImageChunk(() -> images, dataset.targets().subset(indices));
  }

  private static Tensor tensor(float[] values, int count, ImageFormat format, Precision precision) {
    if (format.isRow()) {
      return HostArrays.toTensor(values, count, format.channels()).to(precision.type());
    }
    return HostArrays.toTensor(values, count, format.channels(), format.height(), format.width())
        .to(precision.type())
        .contiguous(torch.MemoryFormat.ChannelsLast);
  }

  /** The number of samples. */
  public int count() {
    return targets.count();
  }

  /** The samples as a network sees them; alive as long as the caller's scope, maybe longer. */
  public Tensor images() {
    return images.get();
  }

  /** What the model is to answer, sample by sample. */
  public Targets targets() {
    return targets;
  }

  /**
   * The targets as numbers, {@code [n, outputs]}; only where they are no classes.
   *
   * <p>In the precision of the images where they are the images.
   */
  Tensor numbers() {
    if (targets instanceof Targets.Values values) {
      return HostArrays.toTensor(values.toArray(), values.count(), values.outputs())
          .to(ScalarType.Double);
    }
    if (targets instanceof Targets.Inputs) {
      return images().flatten(1, -1);
    }
    throw new IllegalStateException("targets must be numbers, got " + targets);
  }

  /** The classes of the samples; only where targets are classes. */
  public int[] labels() {
    if (targets instanceof Targets.Classes classes) {
      return classes.toArray();
    }
    throw new IllegalStateException("targets must be classes, got " + targets);
  }
}
