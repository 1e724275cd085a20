// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.critical;

import java.util.ArrayList;
import java.util.List;

/**
 * The C² cubic spline through evenly spaced values, with not-a-knot ends.
 *
 * <p>Positions are fractional indices. Between two nodes its slope is a parabola, so the places
 * where it vanishes are known in closed form.
 */
public final class CubicSpline {
  private static final double ROUNDING = 1e-12;

  private final double[] coefficients;

  private CubicSpline(double[] coefficients) {
    this.coefficients = coefficients;
  }

  /** The spline through at least 2 finite values. */
  public static CubicSpline through(double... values) {
    return new CubicSpline(SplineCoefficients.through(values));
  }

  /** Value, slope and second derivative at a position: {@code [3]}. */
  public double[] at(double u) {
    int i = Math.max(0, Math.min(coefficients.length - 4, (int) Math.floor(u)));
    double t = u - i;
    double s = 1 - t;
    double a = coefficients[i];
    double b = coefficients[i + 1];
    double c = coefficients[i + 2];
    double d = coefficients[i + 3];
    double first = c - 2 * b + a;
    double second = d - 2 * c + b;
    return new double[] {
      (s * s * s * a
              + (4 - 3 * t * t * (2 - t)) * b
              + (4 - 3 * s * s * (2 - s)) * c
              + t * t * t * d)
          / 6,
      (c - a) / 2 + t * first + t * t * (second - first) / 2,
      s * first + t * second
    };
  }

  /** Where the slope vanishes, in rising order; a node belongs to the interval on its right. */
  public List<Double> flatPlaces() {
    List<Double> places = new ArrayList<>();
    int intervals = coefficients.length - 3;
    for (int i = 0; i < intervals; i++) {
      double[] begin = at(i);
      double third = coefficients[i + 3] - 3 * coefficients[i + 2];
      third += 3 * coefficients[i + 1] - coefficients[i];
      for (double t : roots(third / 2, begin[2], begin[1])) {
        boolean last = i == intervals - 1;
        double place = i + Math.max(0, Math.min(1, t));
        boolean inside = t >= -ROUNDING && (last ? t <= 1 + ROUNDING : t < 1 - ROUNDING);
        if (inside && (places.isEmpty() || place - places.get(places.size() - 1) > ROUNDING)) {
          places.add(place);
        }
      }
    }
    return places;
  }

  /** The real roots of a t² + b t + c in rising order, without cancellation. */
  private static double[] roots(double a, double b, double c) {
    double discriminant = b * b - 4 * a * c;
    if (!(discriminant >= 0) || (a == 0 && b == 0)) {
      return new double[0];
    }
    double q = -(b + Math.copySign(Math.sqrt(discriminant), b)) / 2;
    if (q == 0) {
      return new double[] {0};
    }
    double one = c / q;
    if (a == 0) {
      return new double[] {one};
    }
    double other = q / a;
    return new double[] {Math.min(one, other), Math.max(one, other)};
  }
}
