// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import java.util.List;
import java.util.stream.IntStream;
import org.thalweg.landscape.parameters.RandomStream;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.DatasetInfo;
import org.thalweg.torch.data.ImageFormat;
import org.thalweg.torch.data.Normalization;
import org.thalweg.torch.model.layer.ImageShape;

/** Small images that can be learnt: a bright bar whose place is the class, in noise. */
public final class SyntheticImages {
  private static final double NOISE = 40;

  private SyntheticImages() {}

  /** {@code count} images of 1×8×8 in ten classes, in turn. */
  public static Dataset bars(int count) {
    RandomStream noise = RandomStream.of(11, "bars");
    byte[] pixels = new byte[count * 64];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % 10;
      for (int p = 0; p < 64; p++) {
        int line = labels[i] < 5 ? p / 8 : p % 8;
        double value = (line == labels[i] % 5 + 1 ? 180 : 60) + NOISE * noise.nextGaussian();
        pixels[i * 64 + p] = (byte) (int) Math.max(0, Math.min(255, value));
      }
    }
    List<String> classes = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
    ImageFormat format = new ImageFormat(1, 8, 8, 255);
    return Dataset.of(
        new DatasetInfo("bars", "train", classes, format, Normalization.parse("0.3/0.2")),
        pixels,
        labels);
  }

  /** {@code count} images of any shape in ten classes, in turn: nothing but noise. */
  static Dataset noise(int count, ImageShape shape) {
    RandomStream noise = RandomStream.of(12, "noise");
    byte[] pixels = new byte[count * shape.size()];
    for (int p = 0; p < pixels.length; p++) {
      pixels[p] = (byte) noise.nextInt(256);
    }
    List<String> classes = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
    ImageFormat format = new ImageFormat(shape.channels(), shape.height(), shape.width(), 255);
    return Dataset.of(
        new DatasetInfo("noise", "train", classes, format, Normalization.parse("0.5/0.3")),
        pixels,
        IntStream.range(0, count).map(i -> i % 10).toArray());
  }

  /** {@code count} images of 3×8×8, all alike. */
  static Dataset coloured(int count) {
    ImageFormat format = new ImageFormat(3, 8, 8, 255);
    return Dataset.of(
        new DatasetInfo("grey", "train", List.of("grey"), format, Normalization.parse("0.5/0.5")),
        new byte[count * format.size()],
        new int[count]);
  }
}
