// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.thalweg.landscape.parameters.RandomStream;

/**
 * How an operator's eigenvalues are distributed, by stochastic Lanczos quadrature.
 *
 * <p>Each random start v gives nodes tᵢ, the Ritz values, and weights wᵢ, the squared first
 * components of their vectors, Σ wᵢ = 1: vᵀ f(A) v ≈ Σ wᵢ f(tᵢ). The density is their mean over
 * starts, each node a Gaussian (Ghorbani et al. 2019, arXiv:1901.10159; Yao et al. 2020,
 * arXiv:1912.07145).
 */
public final class SpectralDensity {
  /** The variance of a node's Gaussian, relative to the range of nodes where that is above 1. */
  private static final double VARIANCE = 1e-5;

  /** By how much the nodes' range is widened, relative. */
  private static final double PADDING = 0.01;

  /** A range that is one eigenvalue and rounding, relative to it; and what is shown around it. */
  private static final double ROUNDING = 1e-12;

  private static final double ALONE = 0.5;

  private final int size;
  private final List<Quadrature> starts;

  /** The nodes of one start and their weights. */
  private static final class Quadrature {
    private final double[] nodes;
    private final double[] weights;

    Quadrature(Ritz ritz) {
      nodes = new double[ritz.size()];
      weights = new double[ritz.size()];
      for (int i = 0; i < nodes.length; i++) {
        nodes[i] = ritz.value(i);
        weights[i] = ritz.component(i, 0) * ritz.component(i, 0);
      }
    }

    double sum(DoubleUnaryOperator f) {
      double sum = 0;
      for (int i = 0; i < nodes.length; i++) {
        sum += weights[i] * f.applyAsDouble(nodes[i]);
      }
      return sum;
    }
  }

  private SpectralDensity(int size, List<Quadrature> starts) {
    this.size = size;
    this.starts = starts;
  }

  /**
   * Measures it from {@code starts} random starts of ±1, each iterated {@code steps} times.
   *
   * <p>Costs starts · steps products and keeps one vector a step of one start.
   */
  public static SpectralDensity of(LinearOperator operator, int starts, int steps, long seed) {
    if (starts < 1 || steps < 1) {
      throw new IllegalArgumentException(
          "a density takes at least 1 start of 1 step, got %d of %d".formatted(starts, steps));
    }
    Probes probes = new Probes(seed, "density", operator.size());
    RandomStream fresh = RandomStream.of(seed, "density, fresh");
    List<Quadrature> all = new ArrayList<>();
    for (int k = 0; k < starts; k++) {
      KrylovBasis basis = new KrylovBasis(operator, probes.next(), fresh);
      while (basis.steps() < steps && basis.extend()) {
        // Grows by itself.
      }
      all.add(new Quadrature(basis.ritz()));
    }
    return new SpectralDensity(operator.size(), all);
  }

  /** The number of eigenvalues. */
  public int size() {
    return size;
  }

  /** All nodes, start by start, in the order of {@link #weights}. */
  public double[] nodes() {
    return starts.stream().flatMapToDouble(q -> Arrays.stream(q.nodes)).toArray();
  }

  /** The share of eigenvalues that each node stands for; together 1. */
  public double[] weights() {
    return starts.stream()
        .flatMapToDouble(q -> Arrays.stream(q.weights).map(w -> w / starts.size()))
        .toArray();
  }

  /** The number of random starts. */
  public int starts() {
    return starts.size();
  }

  public double smallest() {
    return Arrays.stream(nodes()).min().orElseThrow();
  }

  public double largest() {
    return Arrays.stream(nodes()).max().orElseThrow();
  }

  /** The share of eigenvalues in [{@code from}, {@code to}]. */
  public double share(double from, double to) {
    return mean(t -> t >= from && t <= to ? 1 : 0).value();
  }

  /** Trace N Σ w t and squared norm N Σ w t², with standard errors over starts. */
  public TraceEstimate trace() {
    int products = starts.stream().mapToInt(q -> q.nodes.length).sum();
    Mean trace = mean(t -> size * t);
    Mean squares = mean(t -> size * t * t);
    return TraceEstimate.of(trace, squares, 0, 0, products);
  }

  private Mean mean(DoubleUnaryOperator f) {
    return Mean.of(starts.stream().mapToDouble(q -> q.sum(f)).toArray());
  }

  /** {@code count} evenly spaced places over all nodes and a hundredth of their range beyond. */
  public double[] grid(int count) {
    double smallest = smallest();
    double range = largest() - smallest;
    boolean rounding = range <= ROUNDING * Math.abs(smallest);
    double extra = rounding ? ALONE : PADDING * range;
    double step = (range + 2 * extra) / (count - 1);
    double[] places = new double[count];
    Arrays.setAll(places, i -> smallest - extra + i * step);
    return places;
  }

  /** The standard deviation of a node's Gaussian. */
  public double deviation() {
    return Math.sqrt(VARIANCE * Math.max(1, largest() - smallest()));
  }

  /** The density at {@code places}, its area 1, of Gaussians with that {@code deviation}. */
  public double[] at(double[] places, double deviation) {
    double[] nodes = nodes();
    double[] weights = weights();
    double scale = 1 / (deviation * Math.sqrt(2 * Math.PI));
    double[] density = new double[places.length];
    for (int p = 0; p < places.length; p++) {
      for (int i = 0; i < nodes.length; i++) {
        double z = (places[p] - nodes[i]) / deviation;
        density[p] += weights[i] * scale * Math.exp(-z * z / 2);
      }
    }
    return density;
  }
}
