// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.interpolation;

import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;

/**
 * The line from one model to another, its direction of length 1.
 *
 * <p>Lengths and products count what an optimiser moves. Running statistics go along in proportion,
 * so that a model is reached with all it has. Directions are rounded to floats first and measured
 * then: what is left over by one direction is taken up by the next.
 */
final class UnitChord {
  /** Half a float's last place, twice: what lies nearer than this is rounding. */
  private static final double FLOAT_ROUNDING = 0x1p-23;

  private final ParameterVector origin;
  private final ParameterVector unit;
  private final double length;

  /** Whether {@code end} lies no further from {@code origin} than floats resolve. */
  static boolean areOne(ParameterVector origin, ParameterVector end) {
    return length(difference(end, origin), origin.layout()) <= resolution(origin, end);
  }

  UnitChord(ParameterVector origin, ParameterVector end) {
    double[] offset = difference(end, origin);
    this.origin = origin;
    this.length = length(offset, origin.layout());
    this.unit = scaled(origin.layout(), offset, 1 / length);
  }

  double length() {
    return length;
  }

  ParameterVector unit() {
    return unit;
  }

  /** The coordinate of the foot of {@code point} on the line. */
  double along(ParameterVector point) {
    double[] offset = difference(point, origin);
    double product = 0;
    double squares = 0;
    for (int b = 0; b < origin.layout().blocks().size(); b++) {
      if (origin.layout().block(b).role().trainable()) {
        for (int i = origin.layout().offset(b); i < origin.layout().offset(b + 1); i++) {
          product += offset[i] * unit.get(i);
          squares += (double) unit.get(i) * unit.get(i);
        }
      }
    }
    return product / squares;
  }

  /** The part of {@code point} that the line does not reach, seen from coordinate {@code along}. */
  double[] residual(ParameterVector point, double along) {
    double[] residual = difference(point, origin);
    for (int i = 0; i < residual.length; i++) {
      residual[i] -= along * unit.get(i);
    }
    return residual;
  }

  /** The distance below which {@code point} lies on the line, as far as floats can tell. */
  double resolution(ParameterVector point) {
    return Math.max(resolution(origin, point), 1e-9 * Math.max(length, Math.abs(along(point))));
  }

  private static double resolution(ParameterVector a, ParameterVector b) {
    return FLOAT_ROUNDING
        * Math.max(a.norm(p -> p.role().trainable()), b.norm(p -> p.role().trainable()));
  }

  static double[] difference(ParameterVector to, ParameterVector from) {
    if (!to.layout().equals(from.layout())) {
      throw new IllegalArgumentException(
          "models on one line share one layout, got %s and %s"
              .formatted(from.layout(), to.layout()));
    }
    double[] difference = new double[from.layout().size()];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = (double) to.get(i) - from.get(i);
    }
    return difference;
  }

  /** The Euclidean norm over what an optimiser moves. */
  static double length(double[] vector, ParameterLayout layout) {
    double squares = 0;
    for (int b = 0; b < layout.blocks().size(); b++) {
      if (layout.block(b).role().trainable()) {
        for (int i = layout.offset(b); i < layout.offset(b + 1); i++) {
          squares += vector[i] * vector[i];
        }
      }
    }
    return Math.sqrt(squares);
  }

  static ParameterVector scaled(ParameterLayout layout, double[] vector, double factor) {
    float[] values = new float[vector.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (factor * vector[i]);
    }
    return ParameterVector.of(layout, values);
  }
}
