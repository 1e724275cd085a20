// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.analysis;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.thalweg.landscape.analysis.curvature.EigenvalueSlice;
import org.thalweg.landscape.analysis.curvature.ParameterSelection;
import org.thalweg.landscape.analysis.operator.TopEigenpairs;
import org.thalweg.landscape.objective.CombinedSlice;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.study.opening.HessianParameters;
import org.thalweg.study.opening.Objectives;

/**
 * The map of extreme Hessian eigenvalues over a plane, as asked for.
 *
 * @param pool where products are computed: its size decides no bit
 */
public record HessianMap(
    HessianParameters parameters, TopEigenpairs.Options options, ForkJoinPool pool) {

  /** The eigenvalues, then the loss. */
  public Slice slice(Objectives objectives, Subspace plane) {
    ParameterSelection selection = parameters.of(plane.layout());
    Slice eigenvalues = new EigenvalueSlice(objectives.main(), selection, plane, options);
    Slice pooled = new PooledSlice(eigenvalues, pool);
    return new CombinedSlice(List.of(pooled, objectives.slice(List.of(plane))));
  }

  /** What decides the eigenvalues, for the question. */
  public String question(ParameterLayout layout) {
    return "Hessian eigenvalues by %s, %d to %d Lanczos steps, seed %d"
        .formatted(
            parameters.describe(layout), options.leastSteps(), options.mostSteps(), options.seed());
  }
}
