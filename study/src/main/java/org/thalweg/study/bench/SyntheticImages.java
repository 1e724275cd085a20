// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.bench;

import java.util.stream.IntStream;
import org.thalweg.landscape.parameters.RandomStream;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.DatasetInfo;
import org.thalweg.torch.data.ImageFormat;
import org.thalweg.torch.data.Normalization;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.layer.ImageShape;

/** Noise with labels in turn: to time a network, never to measure its loss. */
public final class SyntheticImages {
  private static final double MEAN = 128;
  private static final double DEVIATION = 48;

  private SyntheticImages() {}

  /** {@code count} images of the architecture's shape. */
  public static Dataset of(Architecture architecture, int count, long seed) {
    ImageShape shape = architecture.input();
    RandomStream stream = RandomStream.of(seed, "synthetic images");
    byte[] pixels = new byte[count * shape.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (int) Math.max(0, Math.min(255, MEAN + DEVIATION * stream.nextGaussian()));
    }
    int[] labels = IntStream.range(0, count).map(i -> i % architecture.classes()).toArray();
    DatasetInfo info =
        new DatasetInfo(
            "synthetic",
            "train",
            IntStream.range(0, architecture.classes()).mapToObj(Integer::toString).toList(),
            new ImageFormat(shape.channels(), shape.height(), shape.width(), 255),
            Normalization.parse("0.5/0.2"));
    return Dataset.of(info, pixels, labels);
  }
}
