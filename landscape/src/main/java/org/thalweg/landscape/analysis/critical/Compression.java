// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.critical;

import java.util.Arrays;

/**
 * A rising function of the loss under which a plane of any range can be interpolated.
 *
 * <p>A spline through walls of 10⁸ swings far into the valley. A rising function moves no critical
 * point: where the range is more than a thousand times c, the distance of the lowest twentieth of
 * nodes from the minimum, the spline goes through log(1 + (z − min) / c), which is linear on that
 * twentieth. Otherwise it goes through z itself. Gradient and Hessian of z follow by the chain
 * rule; at a critical point that is a division by the slope.
 */
final class Compression {
  private static final double MOST = 1e3;
  private static final double SHARE = 0.05;
  private static final double LEAST = 1e-9;

  private final boolean plain;
  private final double low;
  private final double unit;

  private Compression(boolean plain, double low, double unit) {
    this.plain = plain;
    this.low = low;
    this.unit = unit;
  }

  /** The function that suits the finite ones of these values. */
  static Compression of(double[] values) {
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) {
      return new Compression(true, 0, 1);
    }
    double low = sorted[0];
    double range = sorted[sorted.length - 1] - low;
    int k = (int) (SHARE * sorted.length);
    while (k < sorted.length - 1 && sorted[k] == low) {
      k++;
    }
    double unit = Math.max(sorted[k] - low, LEAST * range);
    return new Compression(!(range > MOST * unit), low, unit);
  }

  /** Whether values stay as they are. */
  boolean isPlain() {
    return plain;
  }

  double apply(double z) {
    return plain ? z : Math.log1p((z - low) / unit);
  }

  /** The loss of which {@link #apply(double)} is {@code value}. */
  double loss(double value) {
    return plain ? value : low + unit * Math.expm1(value);
  }

  /** By how much the function rises a unit of loss, where it has {@code value}. */
  double slopeAt(double value) {
    return plain ? 1 : Math.exp(-value) / unit;
  }

  double[] apply(double[] values) {
    return Arrays.stream(values).map(z -> Double.isFinite(z) ? apply(z) : Double.NaN).toArray();
  }
}
