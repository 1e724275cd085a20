// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.trajectory;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Turns the components of a Gram matrix into directions, one after the other. */
final class AxisBuilder {
  private static final long FILLER_SEED = 0;

  private final PathMatrix path;
  private final GramSpectrum spectrum;
  private final RandomGenerator filler =
      RandomGeneratorFactory.of("L64X128MixRandom").create(FILLER_SEED);
  private final List<double[]> axes = new ArrayList<>();
  private final List<Double> shares = new ArrayList<>();

  AxisBuilder(PathMatrix path, GramSpectrum spectrum) {
    this.path = path;
    this.spectrum = spectrum;
  }

  PrincipalAxes axes(int count) {
    if (path.columns() < count) {
      throw new IllegalArgumentException(
          "%d axes need at least as many parameters, got %d".formatted(count, path.columns()));
    }
    for (int k = 0; k < count; k++) {
      double[] axis = spectrum.spans(k) ? path.combination(spectrum.scores(k)) : randomAxis();
      // Removes what rounding left of the earlier axes in this one.
      orthonormalise(axis);
      orthonormalise(axis);
      makeLargestPositive(axis);
      axes.add(axis);
      shares.add(spectrum.variance(k) / spectrum.total());
    }
    return new PrincipalAxes(axes.stream().map(path::vector).toList(), shares);
  }

  /** Orthogonal to the whole path once the axes that span it are taken off. */
  private double[] randomAxis() {
    return filler.doubles(path.columns(), -1, 1).toArray();
  }

  private void orthonormalise(double[] axis) {
    for (double[] earlier : axes) {
      double along = dot(axis, earlier);
      for (int i = 0; i < axis.length; i++) {
        axis[i] -= along * earlier[i];
      }
    }
    double norm = Math.sqrt(dot(axis, axis));
    for (int i = 0; i < axis.length; i++) {
      axis[i] /= norm;
    }
  }

  private static void makeLargestPositive(double[] axis) {
    double largest = 0;
    for (double entry : axis) {
      if (Math.abs(entry) > Math.abs(largest)) {
        largest = entry;
      }
    }
    if (largest < 0) {
      for (int i = 0; i < axis.length; i++) {
        axis[i] = -axis[i];
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
