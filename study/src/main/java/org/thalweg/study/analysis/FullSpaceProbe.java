// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.thalweg.landscape.analysis.curvature.Hessian;
import org.thalweg.landscape.analysis.curvature.ParameterSelection;
import org.thalweg.landscape.analysis.operator.TopEigenpairs;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.landscape.surface.CriticalPoint;
import org.thalweg.landscape.surface.CriticalPoints;
import org.thalweg.torch.objective.MeasuredObjective;

/** Slope and curvature over all trainable parameters at the critical points of a slice. */
public final class FullSpaceProbe {
  private static final double DEPENDENT = 1e-9;
  private static final long SEED = 0;

  private final Subspace plane;
  private final MeasuredObjective objective;
  private final int least;
  private final int most;
  private final Consumer<String> log;

  /** A probe that says a line a point to {@code log}; 30 to 80 steps of Lanczos a point. */
  public FullSpaceProbe(Subspace plane, MeasuredObjective objective, Consumer<String> log) {
    this(plane, objective, 30, 80, log);
  }

  /**
   * A probe of a certain thoroughness; the errors say what it came to.
   *
   * @param least steps of Lanczos at every point
   * @param most steps after which eigenvalues are taken as they are
   */
  public FullSpaceProbe(
      Subspace plane, MeasuredObjective objective, int least, int most, Consumer<String> log) {
    this.plane = plane;
    this.objective = objective;
    this.least = least;
    this.most = most;
    this.log = log;
  }

  /** The same points with what they are in the full space. */
  public CriticalPoints of(CriticalPoints found) {
    List<ParameterVector> axes = axes();
    List<CriticalPoint> told = new ArrayList<>();
    for (CriticalPoint point : found.points()) {
      CriticalPoint seen = point.with(at(point, axes));
      FullSpaceWords.of(seen).ifPresent(words -> log.accept(point.label() + ": " + words));
      told.add(seen);
    }
    return new CriticalPoints(found.channel(), found.rule(), found.threshold(), told);
  }

  private CriticalPoint.FullSpace at(CriticalPoint point, List<ParameterVector> axes) {
    Coordinates at =
        plane.dimension() == 1 ? Coordinates.of(point.x()) : Coordinates.of(point.x(), point.y());
    ParameterVector theta = plane.pointAt(at);
    ParameterSelection all = ParameterSelection.all(plane.layout());
    try (Hessian hessian = objective.hessian(theta, all)) {
      double[] gradient = hessian.gradient();
      double within = 0;
      for (ParameterVector axis : axes) {
        double[] along = all.coordinatesOf(axis);
        within = Math.hypot(within, dot(gradient, along) / norm(along));
      }
      TopEigenpairs ends =
          TopEigenpairs.of(hessian, 1, 1, new TopEigenpairs.Options(least, most, SEED));
      return new CriticalPoint.FullSpace(
          norm(gradient),
          within,
          ends.min().value(),
          ends.min().residual(),
          ends.max().value(),
          ends.max().residual());
    }
  }

  private static boolean isFixed(ParameterBlock block) {
    return !block.role().trainable();
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  /** Orthogonal axes of the slice's trainable part. */
  private List<ParameterVector> axes() {
    List<ParameterVector> axes = new ArrayList<>();
    for (ParameterVector direction : plane.directions()) {
      ParameterVector rest = direction.withZero(FullSpaceProbe::isFixed);
      double length = rest.norm();
      for (ParameterVector axis : axes) {
        rest = rest.plus(-rest.dot(axis) / axis.dot(axis), axis);
      }
      if (rest.norm() > DEPENDENT * length) {
        axes.add(rest);
      }
    }
    return axes;
  }
}
