// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.objective;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;

/**
 * The weight-decay term by itself: ½ λ ‖θ(c)‖² over what an optimiser moves.
 *
 * <p>With k = (1, c₁, …, c_K) and G the inner products of centre and directions, ‖θ(c)‖² = kᵀGk.
 * One pass over the parameters makes G, of shape [K + 1, K + 1]; a point costs (K + 1)² products,
 * all in double.
 */
public final class WeightDecaySlice implements Slice {
  private final double lambda;
  private final double[][] gram;

  /**
   * The term of {@code lambda}, which an optimiser calls its weight decay.
   *
   * @throws IllegalArgumentException if λ is negative or not finite
   */
  public WeightDecaySlice(Subspace subspace, double lambda) {
    if (!(lambda >= 0 && lambda < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "weight decay must be a number of at least 0, got " + lambda);
    }
    this.lambda = lambda;
    List<ParameterVector> vectors = new ArrayList<>(List.of(subspace.centre()));
    vectors.addAll(subspace.directions());
    this.gram = gram(subspace.layout(), vectors);
  }

  private static double[][] gram(ParameterLayout layout, List<ParameterVector> vectors) {
    double[][] gram = new double[vectors.size()][vectors.size()];
    for (int b = 0; b < layout.blocks().size(); b++) {
      if (layout.block(b).role().trainable()) {
        for (int i = layout.offset(b); i < layout.offset(b + 1); i++) {
          addProducts(gram, vectors, i);
        }
      }
    }
    return gram;
  }

  private static void addProducts(double[][] gram, List<ParameterVector> vectors, int entry) {
    for (int row = 0; row < gram.length; row++) {
      double factor = vectors.get(row).get(entry);
      for (int column = 0; column < gram.length; column++) {
        gram[row][column] += factor * vectors.get(column).get(entry);
      }
    }
  }

  @Override
  public int dimension() {
    return gram.length - 1;
  }

  @Override
  public List<Channel> channels() {
    return List.of(Channel.weightDecay());
  }

  @Override
  public Measurement measure(Coordinates point) {
    if (point.dimension() != dimension()) {
      throw new IllegalArgumentException(
          "this slice takes %d coordinates, got %s".formatted(dimension(), point));
    }
    double norm = 0;
    for (int row = 0; row < gram.length; row++) {
      for (int column = 0; column < gram.length; column++) {
        norm += factor(point, row) * factor(point, column) * gram[row][column];
      }
    }
    // Where the terms cancel, rounding can leave less than nothing.
    return Measurement.of(lambda / 2 * Math.max(0, norm));
  }

  private static double factor(Coordinates point, int vector) {
    return vector == 0 ? 1 : point.get(vector - 1);
  }

  @Override
  public void close() {}
}
