// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.thalweg.landscape.parameters.RandomStream;

/**
 * The largest and smallest eigenvalues of a symmetric operator, by Lanczos' iteration.
 *
 * <p>One run with full reorthogonalisation serves both ends; each pair is accepted by its own
 * residual, for beside an eigenvalue of 79,000 one of −33 is small (Parlett 1998, §13). Keeps one
 * vector a step.
 *
 * @param largest from the largest downwards
 * @param smallest from the smallest upwards; of a small operator the same pairs again
 * @param steps products of the iteration; the residuals take one a pair more
 */
public record TopEigenpairs(List<Eigenpair> largest, List<Eigenpair> smallest, int steps) {
  private static final double ACCEPTED = 1e-2;
  private static final double AS_GOOD_AS_ZERO = 1e-6;

  /** How many steps lie between two looks at what has converged. */
  private static final int LOOK_EVERY = 5;

  public TopEigenpairs {
    largest = List.copyOf(largest);
    smallest = List.copyOf(smallest);
  }

  /**
   * How long the iteration goes on.
   *
   * @param leastSteps before anything is accepted: an end that is still hidden has no residual
   * @param mostSteps after which ends are given as they are
   * @param seed of the start, a Gaussian vector
   */
  public record Options(int leastSteps, int mostSteps, long seed) {
    public Options {
      if (leastSteps < 1 || mostSteps < leastSteps) {
        throw new IllegalArgumentException(
            "an iteration takes at least 1 step and no more than the most, got %d and %d"
                .formatted(leastSteps, mostSteps));
      }
    }

    /** 40 to 100 steps. */
    public static Options of(long seed) {
      return new Options(40, 100, seed);
    }
  }

  /**
   * The {@code top} largest and {@code bottom} smallest, or as many as there are.
   *
   * @throws ArithmeticException if a product is not finite
   */
  public static TopEigenpairs of(LinearOperator operator, int top, int bottom, Options options) {
    if (top < 0 || bottom < 0 || top + bottom == 0) {
      throw new IllegalArgumentException(
          "at least one eigenvalue is asked for, got %d and %d".formatted(top, bottom));
    }
    RandomStream stream = RandomStream.of(options.seed(), "lanczos");
    double[] start = new double[operator.size()];
    Arrays.setAll(start, i -> stream.nextGaussian());
    Search search = new Search(operator, new KrylovBasis(operator, start, stream), top, bottom);
    search.run(options);
    return search.result();
  }

  /** The largest eigenvalue. */
  public Eigenpair max() {
    return largest.get(0);
  }

  /** The smallest eigenvalue. */
  public Eigenpair min() {
    return smallest.get(0);
  }

  /** One run of the iteration. */
  private static final class Search {
    private final LinearOperator operator;
    private final KrylovBasis basis;
    private final int top;
    private final int bottom;

    Search(LinearOperator operator, KrylovBasis basis, int top, int bottom) {
      this.operator = operator;
      this.basis = basis;
      this.top = top;
      this.bottom = bottom;
    }

    void run(Options options) {
      while (basis.steps() < options.mostSteps() && basis.extend()) {
        int since = basis.steps() - options.leastSteps();
        if (since >= 0 && since % LOOK_EVERY == 0 && accepted()) {
          return;
        }
      }
    }

    private boolean accepted() {
      if (basis.steps() < Math.max(top, bottom)) {
        return false;
      }
      Ritz ritz = basis.ritz();
      for (int k = 0; k < Math.max(top, bottom); k++) {
        boolean high = k >= top || accepted(ritz, ritz.size() - 1 - k);
        boolean low = k >= bottom || accepted(ritz, k);
        if (!high || !low) {
          return false;
        }
      }
      return true;
    }

    private boolean accepted(Ritz ritz, int index) {
      double residual = basis.residualBound(ritz, index);
      return verdict(ritz, index, residual) != Eigenpair.Verdict.UNCONVERGED;
    }

    private static Eigenpair.Verdict verdict(Ritz ritz, int index, double residual) {
      if (residual <= ACCEPTED * Math.abs(ritz.value(index))) {
        return Eigenpair.Verdict.CONVERGED;
      }
      return residual <= AS_GOOD_AS_ZERO * ritz.largestMagnitude()
          ? Eigenpair.Verdict.ZERO
          : Eigenpair.Verdict.UNCONVERGED;
    }

    TopEigenpairs result() {
      Ritz ritz = basis.ritz();
      List<Eigenpair> largest = new ArrayList<>();
      List<Eigenpair> smallest = new ArrayList<>();
      for (int k = 0; k < Math.min(top, ritz.size()); k++) {
        largest.add(pair(ritz, ritz.size() - 1 - k));
      }
      for (int k = 0; k < Math.min(bottom, ritz.size()); k++) {
        smallest.add(pair(ritz, k));
      }
      return new TopEigenpairs(largest, smallest, basis.steps());
    }

    private Eigenpair pair(Ritz ritz, int index) {
      double[] vector = basis.vector(ritz, index);
      orient(vector);
      double[] residue = operator.times(vector);
      Vectors.add(-ritz.value(index), vector, residue);
      double residual = Vectors.norm(residue);
      return new Eigenpair(ritz.value(index), residual, verdict(ritz, index, residual), vector);
    }

    private static void orient(double[] vector) {
      int largest = 0;
      for (int i = 1; i < vector.length; i++) {
        if (Math.abs(vector[i]) > Math.abs(vector[largest])) {
          largest = i;
        }
      }
      if (vector[largest] < 0) {
        Vectors.scale(-1, vector);
      }
    }
  }
}
