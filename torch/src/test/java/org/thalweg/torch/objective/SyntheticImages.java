// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import org.thalweg.torch.model.ImageShape;
import org.thalweg.torch.model.RandomStream;

/** Small images that can be learnt: a bright bar whose place is the class, in noise. */
public final class SyntheticImages {
  private static final double NOISE = 0.3;

  private SyntheticImages() {}

  /** {@code count} images of 1×8×8 in ten classes, in turn. */
  public static ImageSamples bars(int count) {
    RandomStream noise = RandomStream.of(11, "bars");
    float[] pixels = new float[count * 64];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % 10;
      for (int p = 0; p < 64; p++) {
        int line = labels[i] < 5 ? p / 8 : p % 8;
        boolean bright = line == labels[i] % 5 + 1;
        pixels[i * 64 + p] = (float) ((bright ? 1 : 0) + NOISE * noise.nextGaussian());
      }
    }
    return new ImageSamples(new ImageShape(1, 8, 8), pixels, labels);
  }
}
