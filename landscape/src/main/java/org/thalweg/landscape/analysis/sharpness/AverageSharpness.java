// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.sharpness;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.thalweg.landscape.objective.Objective;
import org.thalweg.landscape.objective.OnThreads;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.parameters.RandomStream;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;

/**
 * The mean rise of the loss under Gaussian noise as large as each weight.
 *
 * <p>E[L(θ + σ z·|θ|) − L(θ)], z standard normal entry by entry. On a quadratic it is σ²/2 Σ Hᵢᵢ
 * θᵢ². The draws are the same for every σ, model and data set of one seed: differences between them
 * are not noise of the draws.
 *
 * @param deviation σ
 * @param mean over the draws
 * @param standardError of that mean; the draws' deviation over √draws
 */
public record AverageSharpness(double deviation, int draws, double mean, double standardError) {

  /** One a deviation, in their order. Costs a measurement a draw and deviation. */
  static List<AverageSharpness> of(
      Objective objective, double loss, SharpnessOptions options, int threads) {
    List<Integer> draws = IntStream.range(0, options.draws()).boxed().toList();
    List<double[]> rises = OnThreads.map(draws, k -> rises(objective, loss, options, k), threads);
    List<AverageSharpness> all = new ArrayList<>();
    for (int s = 0; s < options.deviations().size(); s++) {
      int deviation = s;
      double[] one = rises.stream().mapToDouble(r -> r[deviation]).toArray();
      all.add(of(options.deviations().get(s), one));
    }
    return all;
  }

  private static AverageSharpness of(double deviation, double[] rises) {
    double sum = 0;
    for (double rise : rises) {
      sum += rise;
    }
    double mean = sum / rises.length;
    double squares = 0;
    for (double rise : rises) {
      squares += (rise - mean) * (rise - mean);
    }
    double error = Math.sqrt(squares / (rises.length - 1.0) / rises.length);
    return new AverageSharpness(deviation, rises.length, mean, error);
  }

  /** The rises of one draw at every deviation. */
  private static double[] rises(
      Objective objective, double loss, SharpnessOptions options, int draw) {
    ParameterVector direction = noise(objective.parameters(), options.seed(), draw);
    Subspace line = new Subspace(objective.parameters(), List.of(direction));
    try (Slice slice = objective.restrictedTo(line)) {
      return options.deviations().stream()
          .mapToDouble(sigma -> slice.measure(Coordinates.of(sigma)).get(0) - loss)
          .toArray();
    }
  }

  /** z·|θ|, zero in running statistics. */
  private static ParameterVector noise(ParameterVector weights, long seed, int draw) {
    ParameterLayout layout = weights.layout();
    float[] values = new float[layout.size()];
    for (int b = 0; b < layout.blocks().size(); b++) {
      ParameterBlock block = layout.block(b);
      if (block.role().trainable()) {
        RandomStream stream =
            RandomStream.of(seed, "average sharpness %d of %s".formatted(draw, block.name()));
        for (int i = layout.offset(b); i < layout.offset(b + 1); i++) {
          values[i] = (float) (stream.nextGaussian() * Math.abs(weights.get(i)));
        }
      }
    }
    return ParameterVector.of(layout, values);
  }
}
