// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.model.ImageShape;

/** Consecutive samples: images {@code [n, channels, height, width]} and their labels. */
public final class ImageChunk {
  private final Tensor images;
  private final int[] labels;

  private ImageChunk(Tensor images, int[] labels) {
    this.images = images;
    this.labels = labels;
  }

  /** All samples in their order, in chunks of {@code batchSize} and a rest, channels last. */
  static List<ImageChunk> of(ImageSamples samples, int batchSize, Precision precision) {
    List<ImageChunk> chunks = new ArrayList<>();
    for (int from = 0; from < samples.count(); from += batchSize) {
      int[] indices = new int[Math.min(batchSize, samples.count() - from)];
      for (int i = 0; i < indices.length; i++) {
        indices[i] = from + i;
      }
      chunks.add(of(samples, indices, precision));
    }
    return chunks;
  }

  /** The samples at {@code indices}, channels last. */
  public static ImageChunk of(ImageSamples samples, int[] indices, Precision precision) {
    ImageShape shape = samples.shape();
    float[] pixels = new float[indices.length * shape.size()];
    int[] labels = new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      samples.copyPixels(indices[i], pixels, i * shape.size());
      labels[i] = samples.label(indices[i]);
    }
    Tensor rows =
        HostArrays.toTensor(
            pixels, indices.length, shape.channels(), shape.height(), shape.width());
    return new ImageChunk(
        rows.to(precision.type()).contiguous(torch.MemoryFormat.ChannelsLast), labels);
  }

  public Tensor images() {
    return images;
  }

  public int[] labels() {
    return labels.clone();
  }
}
