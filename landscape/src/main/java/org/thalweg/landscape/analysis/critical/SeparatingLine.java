// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.critical;

/**
 * A line of steepest descent or ascent from a labelled saddle.
 *
 * <p>Arrays are copied in and out.
 */
public final class SeparatingLine {
  private final boolean descends;
  private final String from;
  private final String to;
  private final double[] x;
  private final double[] y;
  private final double[] loss;

  /**
   * A line.
   *
   * @param to the extremum's label; empty where it leaves the plane
   */
  SeparatingLine(boolean descends, String from, String to, double[] x, double[] y, double[] loss) {
    this.descends = descends;
    this.from = from;
    this.to = to;
    this.x = x.clone();
    this.y = y.clone();
    this.loss = loss.clone();
  }

  public boolean descends() {
    return descends;
  }

  public String from() {
    return from;
  }

  /** The extremum's label; empty where the line leaves the plane. */
  public String to() {
    return to;
  }

  public double[] x() {
    return x.clone();
  }

  public double[] y() {
    return y.clone();
  }

  /** The loss along it. */
  public double[] loss() {
    return loss.clone();
  }
}
