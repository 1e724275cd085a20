// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.spectrum;

import java.util.Arrays;
import java.util.List;

/**
 * The density of a spectrum over a range: every node as a Gaussian of one width.
 *
 * @param from the lower end of the range
 * @param width σ of the Gaussians
 */
record DensityCurve(double from, double to, double width, List<Spectrum.Node> nodes) {
  // Wide enough to be seen, narrow enough to tell an outlier from the bulk.
  private static final double SHARE = 1.0 / 200;
  private static final double NORMAL = 1 / Math.sqrt(2 * Math.PI);

  static DensityCurve over(double from, double to, List<Spectrum.Node> nodes) {
    return new DensityCurve(from, to, SHARE * (to - from), nodes);
  }

  /** The share of eigenvalues a unit at {@code x}. */
  double at(double x) {
    double sum = 0;
    for (Spectrum.Node node : nodes) {
      double away = (x - node.at()) / width;
      sum += node.weight() * Math.exp(-away * away / 2);
    }
    return sum * NORMAL / width;
  }

  /** The height of one of {@code size} eigenvalues by itself. */
  double ofOne(int size) {
    return NORMAL / width / size;
  }

  /** {@code count} places over the range and all nodes within it, in rising order. */
  double[] places(int count) {
    double[] even = new double[count];
    Arrays.setAll(even, i -> from + (to - from) * i / (count - 1));
    double[] own =
        nodes.stream().mapToDouble(Spectrum.Node::at).filter(x -> x > from && x < to).toArray();
    double[] all = Arrays.copyOf(even, count + own.length);
    System.arraycopy(own, 0, all, count, own.length);
    Arrays.sort(all);
    return Arrays.stream(all).distinct().toArray();
  }
}
