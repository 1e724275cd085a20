// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.relief;

import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/** A function on the unit square, tabulated once and read between nodes; immutable. */
final class Lattice {
  private final int side;
  private final float[] table;

  /** {@code f(u, v)} on {@code side} · {@code side} nodes, rows in parallel. */
  Lattice(int side, DoubleBinaryOperator f) {
    this.side = side;
    table = new float[side * side];
    IntStream.range(0, side)
        .parallel()
        .forEach(
            iv -> {
              for (int iu = 0; iu < side; iu++) {
                double u = (double) iu / (side - 1);
                table[iv * side + iu] = (float) f.applyAsDouble(u, (double) iv / (side - 1));
              }
            });
  }

  /** Bilinear; u and v are held within 0..1. */
  double at(double u, double v) {
    double fu = Math.max(0, Math.min(1, u)) * (side - 1);
    double fv = Math.max(0, Math.min(1, v)) * (side - 1);
    int iu = Math.min((int) fu, side - 2);
    int iv = Math.min((int) fv, side - 2);
    double su = fu - iu;
    double sv = fv - iv;
    int at = iv * side + iu;
    double low = table[at] + su * (table[at + 1] - table[at]);
    double high = table[at + side] + su * (table[at + side + 1] - table[at + side]);
    return low + sv * (high - low);
  }
}
