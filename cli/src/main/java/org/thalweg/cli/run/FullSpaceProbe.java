// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.landscape.surface.CriticalPoint;
import org.thalweg.landscape.surface.CriticalPoints;
import org.thalweg.torch.objective.MeasuredObjective;

/** Slope and curvature over all trainable parameters at the critical points of a slice. */
public final class FullSpaceProbe {
  private static final Predicate<ParameterBlock> FIXED = block -> !block.role().trainable();
  private static final double DEPENDENT = 1e-9;

  private final Subspace plane;
  private final MeasuredObjective objective;
  private final Consumer<String> log;

  /** A probe that says a line a point to {@code log}. */
  public FullSpaceProbe(Subspace plane, MeasuredObjective objective, Consumer<String> log) {
    this.plane = plane;
    this.objective = objective;
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
    ParameterVector gradient = objective.gradient(theta);
    double within = 0;
    for (ParameterVector axis : axes) {
      double part = gradient.dot(axis) / axis.norm();
      within = Math.hypot(within, part);
    }
    return new CriticalPoint.FullSpace(
        gradient.withZero(FIXED).norm(), within, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }

  /** Orthogonal axes of the slice's trainable part. */
  private List<ParameterVector> axes() {
    List<ParameterVector> axes = new ArrayList<>();
    for (ParameterVector direction : plane.directions()) {
      ParameterVector rest = direction.withZero(FIXED);
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
