// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.spectrum;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The narrow range that nearly all eigenvalues lie in.
 *
 * @param share of the eigenvalues within
 */
record Bulk(double from, double to, double share) {
  private static final double MOST = 0.99;
  // A bulk that fills a quarter of the picture can be read there.
  private static final double NARROW = 0.25;

  /** The shortest range that holds 99 % of the weight; empty where it is no narrow part of all. */
  static Optional<Bulk> of(Spectrum spectrum, double whole) {
    List<Spectrum.Node> rising =
        spectrum.quadrature().stream()
            .filter(n -> n.weight() > 0)
            .sorted(Comparator.comparingDouble(Spectrum.Node::at))
            .toList();
    double total = rising.stream().mapToDouble(Spectrum.Node::weight).sum();
    Bulk best = new Bulk(0, Double.POSITIVE_INFINITY, 0);
    int first = 0;
    double held = 0;
    for (Spectrum.Node last : rising) {
      held += last.weight();
      while (held - rising.get(first).weight() >= MOST * total) {
        held -= rising.get(first).weight();
        first++;
      }
      double from = rising.get(first).at();
      if (held >= MOST * total && last.at() - from < best.to() - best.from()) {
        best = new Bulk(from, last.at(), held / total);
      }
    }
    double width = best.to() - best.from();
    return width > 0 && width < NARROW * whole ? Optional.of(best) : Optional.empty();
  }

  /** A little more on both sides. */
  double margin() {
    return 0.08 * (to - from);
  }
}
