// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.curvature;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.thalweg.landscape.parameters.RandomStream;

/**
 * The distribution of DᵀHD for two standard normal columns D, from H's spectrum.
 *
 * <p>Σ λᵢ Wᵢ, each Wᵢ of the Wishart distribution with 2 dimensions and as many degrees of freedom
 * as λᵢ has multiplicity, drawn by Bartlett's decomposition: a plane costs three draws an
 * eigenvalue, however often it occurs.
 */
final class WishartSum {
  private static final double WHOLE = 1 - 1e-9;

  private final List<Term> terms;

  private record Term(double eigenvalue, double multiplicity, ChiSquare first, ChiSquare second) {}

  /** A symmetric matrix of two rows. */
  record Curvature(double xx, double xy, double yy) {}

  private WishartSum(List<Term> terms) {
    this.terms = terms;
  }

  static WishartSum of(double[] eigenvalues, double[] multiplicities) {
    if (eigenvalues.length != multiplicities.length || eigenvalues.length == 0) {
      throw new IllegalArgumentException(
          "every eigenvalue has one multiplicity, got %d and %d"
              .formatted(eigenvalues.length, multiplicities.length));
    }
    List<Integer> rising =
        IntStream.range(0, eigenvalues.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> eigenvalues[i]))
            .toList();
    List<Term> terms = new ArrayList<>();
    double weight = 0;
    double sum = 0;
    for (int i : rising) {
      if (!(multiplicities[i] >= 0) || !Double.isFinite(eigenvalues[i])) {
        throw new IllegalArgumentException(
            "eigenvalues are finite and multiplicities not negative, got %s times %s"
                .formatted(multiplicities[i], eigenvalues[i]));
      }
      weight += multiplicities[i];
      sum += multiplicities[i] * eigenvalues[i];
      if (weight >= WHOLE) {
        terms.add(term(sum / weight, weight));
        weight = 0;
        sum = 0;
      }
    }
    if (weight > 0) {
      // What is left above the last whole one goes to it.
      Term last = terms.isEmpty() ? term(0, 0) : terms.remove(terms.size() - 1);
      double total = weight + last.multiplicity();
      terms.add(term((sum + last.eigenvalue() * last.multiplicity()) / total, total));
    }
    return new WishartSum(terms);
  }

  private static Term term(double eigenvalue, double multiplicity) {
    double whole = Math.max(1, multiplicity);
    return new Term(eigenvalue, multiplicity, new ChiSquare(whole), new ChiSquare(whole - 1));
  }

  /** DᵀHD of one plane. */
  Curvature draw(RandomStream random) {
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (Term term : terms) {
      double first = term.first().draw(random);
      double across = random.nextGaussian();
      double second = term.second().draw(random);
      xx += term.eigenvalue() * first;
      xy += term.eigenvalue() * Math.sqrt(first) * across;
      yy += term.eigenvalue() * (across * across + second);
    }
    return new Curvature(xx, xy, yy);
  }
}
