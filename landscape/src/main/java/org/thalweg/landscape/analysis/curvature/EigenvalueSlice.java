// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.curvature;

import java.util.Arrays;
import java.util.List;
import org.thalweg.landscape.analysis.operator.Eigenpair;
import org.thalweg.landscape.analysis.operator.TopEigenpairs;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;

/**
 * The extreme eigenvalues of the full Hessian at every point of a subspace, and their ratio.
 *
 * <p>A small |λmin/λmax| says that the landscape bends up in all of parameter space, not on the
 * plane alone (Li et al. 2018, §6). Where λmin is positive the ratio is a condition number's
 * inverse, which the signed one tells. Channels {@code min_eig} and {@code max_eig} are those of
 * the reference implementation, but of the mean loss: they do not grow with the number of batches.
 *
 * <p>Costs one Lanczos iteration a point and two products more.
 */
public final class EigenvalueSlice implements Slice {
  /** Below it a largest eigenvalue has no meaningful ratio. */
  private static final double NO_CURVATURE = 1e-12;

  private static final List<Channel> CHANNELS =
      List.of(
          new Channel("eig_abs_ratio", "|λmin / λmax|", ""),
          new Channel("eig_ratio", "λmin / λmax", ""),
          new Channel("min_eig", "smallest Hessian eigenvalue", ""),
          new Channel("max_eig", "largest Hessian eigenvalue", ""),
          new Channel("min_eig_residual", "residual of the smallest eigenvalue", ""),
          new Channel("max_eig_residual", "residual of the largest eigenvalue", ""),
          new Channel("eig_unconverged", "ends that did not converge", "of 2"),
          new Channel("eig_steps", "Lanczos steps", ""));

  private final TwiceDifferentiableObjective objective;
  private final ParameterSelection coordinates;
  private final Subspace subspace;
  private final TopEigenpairs.Options options;

  /** A slice that does not own {@code objective}. */
  public EigenvalueSlice(
      TwiceDifferentiableObjective objective,
      ParameterSelection coordinates,
      Subspace subspace,
      TopEigenpairs.Options options) {
    this.objective = objective;
    this.coordinates = coordinates;
    this.subspace = subspace;
    this.options = options;
  }

  @Override
  public int dimension() {
    return subspace.dimension();
  }

  /** The ratio's magnitude, the signed ratio, both eigenvalues, and how sure they are. */
  @Override
  public List<Channel> channels() {
    return CHANNELS;
  }

  @Override
  public Measurement measure(Coordinates point) {
    try (Hessian hessian = objective.hessian(subspace.pointAt(point), coordinates)) {
      return measurement(TopEigenpairs.of(hessian, 1, 1, options));
    } catch (ArithmeticException e) {
      // Where the loss is not finite neither is its curvature: a result, not a failure.
      double[] nowhere = new double[CHANNELS.size()];
      Arrays.fill(nowhere, Double.NaN);
      return Measurement.of(nowhere);
    }
  }

  private static Measurement measurement(TopEigenpairs found) {
    Eigenpair max = found.max();
    Eigenpair min = found.min();
    double ratio = Math.abs(max.value()) < NO_CURVATURE ? Double.NaN : min.value() / max.value();
    return Measurement.of(
        Math.abs(ratio),
        ratio,
        min.value(),
        max.value(),
        min.residual(),
        max.residual(),
        unconverged(max) + unconverged(min),
        found.steps());
  }

  private static int unconverged(Eigenpair pair) {
    return pair.verdict() == Eigenpair.Verdict.UNCONVERGED ? 1 : 0;
  }

  @Override
  public void close() {}
}
