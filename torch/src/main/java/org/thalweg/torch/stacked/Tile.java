// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.stacked;

import java.util.ArrayList;
import java.util.List;

/** Samples that pass together. */
record Tile(int from, int count) {

  /** All samples in their order. */
  static List<Tile> of(int samples, int each) {
    List<Tile> tiles = new ArrayList<>();
    for (int from = 0; from < samples; from += each) {
      tiles.add(new Tile(from, Math.min(each, samples - from)));
    }
    return List.copyOf(tiles);
  }
}
