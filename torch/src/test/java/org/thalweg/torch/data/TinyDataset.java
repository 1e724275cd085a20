// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data;

import java.util.List;

/** Images of one grey pixel whose value is their position. */
final class TinyDataset {
  private TinyDataset() {}

  static Dataset withLabels(int... labels) {
    byte[] pixels = new byte[labels.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) i;
    }
    return Dataset.of(
        new DatasetInfo(
            "tiny",
            "train",
            List.of("a", "b", "c"),
            new ImageFormat(1, 1, 1, 255),
            Normalization.parse("0.5/0.5")),
        pixels,
        labels);
  }
}
