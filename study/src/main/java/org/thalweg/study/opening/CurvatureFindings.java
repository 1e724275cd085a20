// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.opening;

import java.util.List;
import java.util.OptionalDouble;
import org.thalweg.landscape.analysis.curvature.Hessian;
import org.thalweg.landscape.analysis.curvature.ParameterSelection;
import org.thalweg.landscape.analysis.curvature.SaddleOdds;
import org.thalweg.landscape.analysis.curvature.TwiceDifferentiableObjective;
import org.thalweg.landscape.analysis.operator.Eigenpair;
import org.thalweg.landscape.analysis.operator.SpectralDensity;
import org.thalweg.landscape.analysis.operator.TraceEstimate;
import org.thalweg.landscape.direction.Ignore;
import org.thalweg.landscape.finding.Finding;
import org.thalweg.landscape.finding.Findings;
import org.thalweg.landscape.parameters.ParameterVector;

/** What the Hessian says of planes through the centre, 60 products. */
record CurvatureFindings(TwiceDifferentiableObjective objective, Ignore ignore, long seed) {
  private static final int STARTS = 3;
  private static final int STEPS = 20;
  private static final int PLANES = 20_000;

  /**
   * Extremes, trace and norm, and the odds of random planes.
   *
   * @param smallest the smallest eigenpairs; without any there is no λmin
   */
  Findings of(ParameterVector centre, List<Eigenpair> largest, List<Eigenpair> smallest) {
    ParameterSelection moved =
        ParameterSelection.of(centre.layout(), block -> !ignore.keepsStill(block));
    try (Hessian hessian = objective.hessian(centre, moved)) {
      SpectralDensity density = SpectralDensity.of(hessian, STARTS, STEPS, seed);
      TraceEstimate trace = density.trace();
      SaddleOdds odds = SaddleOdds.of(density, largest, smallest, PLANES, seed);
      return Findings.of(
          new Finding.Spectrum(
              largest.get(0).value(),
              smallest.stream().mapToDouble(Eigenpair::value).findFirst(),
              OptionalDouble.of(trace.trace()),
              OptionalDouble.of(trace.traceError()),
              OptionalDouble.of(trace.norm()),
              OptionalDouble.of(trace.rho())),
          new Finding.PlaneOdds(
              odds.saddle(), OptionalDouble.of(odds.minimum()), OptionalDouble.of(odds.maximum())));
    }
  }
}
