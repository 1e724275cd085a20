// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.opening;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.thalweg.landscape.analysis.curvature.Hessian;
import org.thalweg.landscape.analysis.curvature.ParameterSelection;
import org.thalweg.landscape.analysis.curvature.SaddleOdds;
import org.thalweg.landscape.analysis.curvature.TwiceDifferentiableObjective;
import org.thalweg.landscape.analysis.operator.Eigenpair;
import org.thalweg.landscape.analysis.operator.SpectralDensity;
import org.thalweg.landscape.analysis.operator.TraceEstimate;
import org.thalweg.landscape.direction.Ignore;
import org.thalweg.landscape.parameters.ParameterVector;

/** What the Hessian says of planes through the centre, for captions: 60 products. */
record CurvatureFacts(TwiceDifferentiableObjective objective, Ignore ignore, long seed) {
  private static final int STARTS = 3;
  private static final int STEPS = 20;
  private static final int PLANES = 20_000;

  /**
   * Figures {@code lambdaMax}, {@code lambdaMin}, {@code trace}, {@code traceStandardError}, {@code
   * frobenius}, {@code rho}, {@code saddleOdds}, {@code minimumOdds} and {@code maximumOdds}.
   *
   * @param smallest the smallest eigenpairs; without any there is no {@code lambdaMin}
   */
  Map<String, Double> of(
      ParameterVector centre, List<Eigenpair> largest, List<Eigenpair> smallest) {
    Map<String, Double> facts = new LinkedHashMap<>();
    facts.put("lambdaMax", largest.get(0).value());
    smallest.stream().findFirst().ifPresent(pair -> facts.put("lambdaMin", pair.value()));
    ParameterSelection moved =
        ParameterSelection.of(centre.layout(), block -> !ignore.keepsStill(block));
    try (Hessian hessian = objective.hessian(centre, moved)) {
      SpectralDensity density = SpectralDensity.of(hessian, STARTS, STEPS, seed);
      TraceEstimate trace = density.trace();
      facts.put("trace", trace.trace());
      facts.put("traceStandardError", trace.traceError());
      facts.put("frobenius", trace.norm());
      facts.put("rho", trace.rho());
      SaddleOdds odds = SaddleOdds.of(density, largest, smallest, PLANES, seed);
      facts.put("saddleOdds", odds.saddle());
      facts.put("minimumOdds", odds.minimum());
      facts.put("maximumOdds", odds.maximum());
    }
    return facts;
  }
}
