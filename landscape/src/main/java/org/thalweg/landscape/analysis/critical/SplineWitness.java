// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.critical;

import java.util.Arrays;
import java.util.List;
import org.thalweg.landscape.analysis.topology.ScalarField;
import org.thalweg.landscape.surface.CriticalType;

/**
 * The places where the gradient of a plane's spline vanishes.
 *
 * @param types of the points, by their Hessians
 */
record SplineWitness(SmoothPlane plane, List<SmoothPoint> points, List<CriticalType> types) {
  /** Below this share of the strongest, an eigenvalue has no sign. */
  private static final double DEGENERATE = 1e-6;

  /**
   * Searches a plane.
   *
   * @param starts nodes to begin at, besides the cells themselves
   */
  static SplineWitness of(ScalarField field, int[] starts) {
    double[] values = new double[field.size()];
    Arrays.setAll(values, field::value);
    SmoothPlane plane = SmoothPlane.through(field.grid(), values);
    double[] filled = plane.holes().filled();
    SmoothSearch.Result found =
        Double.isFinite(filled[0])
            ? SmoothSearch.of(plane.spline(), plane.holes(), Spread.of(filled), starts)
            : new SmoothSearch.Result(List.of(), 0);
    return new SplineWitness(
        plane,
        found.points(),
        found.points().stream().map(p -> type(p.jet(), found.strongest())).toList());
  }

  private static CriticalType type(Jet jet, double strongest) {
    double tolerance = DEGENERATE * strongest;
    if (jet.smaller() > tolerance) {
      return CriticalType.MINIMUM;
    }
    if (jet.larger() < -tolerance) {
      return CriticalType.MAXIMUM;
    }
    return jet.smaller() < -tolerance && jet.larger() > tolerance
        ? CriticalType.SADDLE
        : CriticalType.DEGENERATE;
  }

  double loss(int p) {
    return plane.compression().loss(points.get(p).jet().value());
  }

  /** Value, slope and curvature of a point, in the plane's coordinates and losses. */
  Jet jet(int p) {
    Jet jet = points.get(p).jet();
    return jet.scaled(plane.stepX(), plane.stepY(), plane.compression().slopeAt(jet.value()));
  }
}
