// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.thalweg.landscape.parameters.RandomStream;

/** The variance-reduced trace estimator of Meyer et al. 2021. */
final class HutchPlusPlus {
  /** What is left of a dependent vector, relative. */
  private static final double DEPENDENT = 1e-10;

  private final LinearOperator operator;
  private final RandomStream sketched;
  private final Probes rest;
  private final List<double[]> basis = new ArrayList<>();

  HutchPlusPlus(LinearOperator operator, long seed) {
    this.operator = operator;
    this.sketched = RandomStream.of(seed, "hutch++ sketch");
    this.rest = new Probes(seed, "hutch++ rest", operator.size());
  }

  TraceEstimate estimate(int products) {
    int sketch = Math.min(products / 3, operator.size());
    for (int k = 0; k < sketch; k++) {
      // Gaussian: signs may be dependent where there are few of them.
      double[] probe = new double[operator.size()];
      Arrays.setAll(probe, i -> sketched.nextGaussian());
      addToBasis(operator.times(probe));
    }
    double trace = 0;
    double squares = 0;
    for (double[] q : basis) {
      double[] product = operator.times(q);
      trace += Vectors.dot(q, product);
      squares += Vectors.dot(product, product);
    }
    int taken = sketch + basis.size();
    if (basis.size() < sketch || basis.size() == operator.size()) {
      // The basis holds all that the operator reaches: nothing is left to draw.
      return new TraceEstimate(trace, 0, squares, 0, taken);
    }
    return beyond(products - taken, trace, squares, taken);
  }

  private TraceEstimate beyond(int draws, double trace, double squares, int taken) {
    double[] traces = new double[draws];
    double[] norms = new double[draws];
    for (int k = 0; k < draws; k++) {
      double[] g = rest.next();
      removeBasis(g);
      double[] product = operator.times(g);
      traces[k] = Vectors.dot(g, product);
      norms[k] = Vectors.dot(product, product);
    }
    return TraceEstimate.of(Mean.of(traces), Mean.of(norms), trace, squares, taken + draws);
  }

  private void addToBasis(double[] vector) {
    double before = Vectors.norm(vector);
    removeBasis(vector);
    double left = Vectors.norm(vector);
    if (left > DEPENDENT * before) {
      Vectors.scale(1 / left, vector);
      basis.add(vector);
    }
  }

  private void removeBasis(double[] vector) {
    for (int pass = 0; pass < 2; pass++) {
      for (double[] q : basis) {
        Vectors.add(-Vectors.dot(q, vector), q, vector);
      }
    }
  }
}
