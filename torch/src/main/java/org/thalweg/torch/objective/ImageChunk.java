// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.ImageFormat;
import org.thalweg.torch.engine.HostArrays;

/** Consecutive samples: images {@code [n, channels, height, width]} and their labels. */
public final class ImageChunk {
  private final Tensor images;
  private final int[] labels;

  private ImageChunk(Tensor images, int[] labels) {
    this.images = images;
    this.labels = labels;
  }

  /** All images in their order, in chunks of {@code batchSize} and a rest, channels last. */
  static List<ImageChunk> of(Dataset dataset, int batchSize, Precision precision) {
    List<ImageChunk> chunks = new ArrayList<>();
    for (int from = 0; from < dataset.count(); from += batchSize) {
      int to = Math.min(dataset.count(), from + batchSize);
      chunks.add(of(dataset, IntStream.range(from, to).toArray(), precision));
    }
    return chunks;
  }

  /** The images at {@code indices}, normalised, channels last. */
  public static ImageChunk of(Dataset dataset, int[] indices, Precision precision) {
    ImageFormat format = dataset.info().format();
    float[] pixels = new float[indices.length * format.size()];
    int[] labels = new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      float[] image = dataset.normalized(indices[i], 1);
      System.arraycopy(image, 0, pixels, i * format.size(), format.size());
      labels[i] = dataset.label(indices[i]);
    }
    Tensor rows =
        HostArrays.toTensor(
            pixels, indices.length, format.channels(), format.height(), format.width());
    return new ImageChunk(
        rows.to(precision.type()).contiguous(torch.MemoryFormat.ChannelsLast), labels);
  }

  /** The number of samples. */
  public int count() {
    return labels.length;
  }

  public Tensor images() {
    return images;
  }

  public int[] labels() {
    return labels.clone();
  }
}
