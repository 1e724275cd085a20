// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.figure;

import java.awt.geom.Path2D;
import java.util.function.DoubleUnaryOperator;

/** A line through points; a closed one repeats its first point at its end. Immutable. */
public final class Polyline {
  private final double[] xs;
  private final double[] ys;

  Polyline(double[] xs, double[] ys) {
    this.xs = xs;
    this.ys = ys;
  }

  public int size() {
    return xs.length;
  }

  public double x(int i) {
    return xs[i];
  }

  public double y(int i) {
    return ys[i];
  }

  public boolean isClosed() {
    int last = xs.length - 1;
    return last > 1 && xs[0] == xs[last] && ys[0] == ys[last];
  }

  /** Every point through one function an axis. */
  public Polyline map(DoubleUnaryOperator x, DoubleUnaryOperator y) {
    double[] mappedX = new double[xs.length];
    double[] mappedY = new double[ys.length];
    for (int i = 0; i < xs.length; i++) {
      mappedX[i] = x.applyAsDouble(xs[i]);
      mappedY[i] = y.applyAsDouble(ys[i]);
    }
    return new Polyline(mappedX, mappedY);
  }

  /** Adds this line to {@code path} as a new piece. */
  public void addTo(Path2D path) {
    path.moveTo(xs[0], ys[0]);
    int last = xs.length - 1;
    for (int i = 1; i < last; i++) {
      path.lineTo(xs[i], ys[i]);
    }
    if (isClosed()) {
      path.closePath();
    } else {
      path.lineTo(xs[last], ys[last]);
    }
  }
}
