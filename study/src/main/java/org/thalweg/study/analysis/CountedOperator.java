// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.analysis;

import java.util.concurrent.atomic.AtomicInteger;
import org.thalweg.landscape.analysis.operator.LinearOperator;

/** An operator that counts its products. */
final class CountedOperator implements LinearOperator {
  private final LinearOperator operator;
  private final AtomicInteger products = new AtomicInteger();

  CountedOperator(LinearOperator operator) {
    this.operator = operator;
  }

  int products() {
    return products.get();
  }

  @Override
  public int size() {
    return operator.size();
  }

  @Override
  public double[] times(double[] vector) {
    products.incrementAndGet();
    return operator.times(vector);
  }
}
