// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.parameters;

/** What a parameter block does in its layer. */
public enum ParameterRole {
  WEIGHT,
  BIAS,
  NORM_SCALE,
  NORM_SHIFT,
  RUNNING_MEAN,
  RUNNING_VARIANCE,
  /** What a model keeps and nothing moves, such as landmarks: another one is another function. */
  BUFFER;

  /** Whether an optimiser moves blocks of this role. */
  public boolean trainable() {
    return !isStatistic() && this != BUFFER;
  }

  /** Whether it is a running statistic, which the data move. */
  public boolean isStatistic() {
    return this == RUNNING_MEAN || this == RUNNING_VARIANCE;
  }
}
