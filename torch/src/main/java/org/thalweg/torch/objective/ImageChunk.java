// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.ImageFormat;
import org.thalweg.torch.data.Targets;
import org.thalweg.torch.engine.HostArrays;

/**
 * Samples and their targets: images {@code [n, channels, height, width]}, channels last, or rows of
 * a table, {@code [n, features]}.
 */
public final class ImageChunk {
  private final Tensor images;
  private final Targets targets;

  private ImageChunk(Tensor images, Targets targets) {
    this.images = images;
    this.targets = targets;
  }

  /** All samples in their order, in chunks of {@code batchSize} and a rest. */
  static List<ImageChunk> of(Dataset dataset, int batchSize, Precision precision) {
    List<ImageChunk> chunks = new ArrayList<>();
    for (int from = 0; from < dataset.count(); from += batchSize) {
      int to = Math.min(dataset.count(), from + batchSize);
      chunks.add(of(dataset, IntStream.range(from, to).toArray(), precision));
    }
    return chunks;
  }

  /** The samples at {@code indices}, normalised. */
  public static ImageChunk of(Dataset dataset, int[] indices, Precision precision) {
    ImageFormat format = dataset.info().format();
    float[] pixels = new float[indices.length * format.size()];
    for (int i = 0; i < indices.length; i++) {
      float[] image = dataset.normalized(indices[i], 1);
      System.arraycopy(image, 0, pixels, i * format.size(), format.size());
    }
    return new ImageChunk(
        tensor(pixels, indices.length, format, precision), dataset.targets().subset(indices));
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

  public Tensor images() {
    return images;
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
