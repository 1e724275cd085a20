// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.analysis;

import java.util.Optional;
import org.thalweg.landscape.analysis.curvature.Hessian;
import org.thalweg.landscape.analysis.curvature.ParameterSelection;
import org.thalweg.landscape.analysis.curvature.TwiceDifferentiableObjective;
import org.thalweg.landscape.analysis.quadratic.LocalQuadratic;
import org.thalweg.landscape.analysis.quadratic.QuadraticOverlay;
import org.thalweg.landscape.analysis.quadratic.Tolerance;
import org.thalweg.landscape.analysis.quadratic.ValidityRegion;
import org.thalweg.landscape.finding.Finding;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Surface;

/** The quadratic model of a measured surface: one gradient, one product a direction. */
public final class QuadraticStudy {
  private QuadraticStudy() {}

  /** Whether {@code surface} carries a model of that tolerance already. */
  public static boolean isIn(Surface surface, Tolerance tolerance) {
    Optional<Finding.QuadraticRegion> held = surface.find(Finding.QuadraticRegion.class);
    return QuadraticOverlay.find(surface).isPresent()
        && held.isPresent()
        && held.orElseThrow().tolerance() == tolerance.share();
  }

  /** Refuses before anything is measured what {@link #add} would refuse after it. */
  public static void require(TwiceDifferentiableObjective objective, Subspace subspace, Grid grid) {
    ValidityRegion.requireCentre(grid);
    ParameterVector centre = subspace.centre();
    try (Hessian hessian = objective.hessian(centre, ParameterSelection.all(centre.layout()))) {
      LocalQuadratic.requireFits(hessian, subspace);
    }
  }

  /** {@code surface} with the model about its centre and where it holds. */
  public static Surface add(
      Surface surface,
      TwiceDifferentiableObjective objective,
      Subspace subspace,
      Tolerance tolerance) {
    ParameterVector centre = subspace.centre();
    double value = objective.measure(centre).get(0);
    try (Hessian hessian = objective.hessian(centre, ParameterSelection.all(centre.layout()))) {
      return QuadraticOverlay.add(surface, LocalQuadratic.of(value, hessian, subspace), tolerance);
    }
  }

  /** Where the model holds, in a line for people. */
  public static String describe(Surface surface, Tolerance tolerance) {
    Finding.QuadraticRegion region = surface.find(Finding.QuadraticRegion.class).orElseThrow();
    String along =
        region.y().isEmpty()
            ? "for x from %s".formatted(interval(region.x()))
            : "to a distance of %.4g, on x from %s, on y from %s"
                .formatted(
                    region.radius(), interval(region.x()), interval(region.y().orElseThrow()));
    return "the quadratic model is within %s %s".formatted(tolerance.describe(), along);
  }

  private static String interval(Finding.Interval interval) {
    return "%.4g to %.4g".formatted(interval.from(), interval.to());
  }
}
