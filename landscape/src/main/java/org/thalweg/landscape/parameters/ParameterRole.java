// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.parameters;

/** What a parameter block does in its layer. */
public enum ParameterRole {
  WEIGHT,
  BIAS,
  NORM_SCALE,
  NORM_SHIFT,
  RUNNING_MEAN,
  RUNNING_VARIANCE;

  /** Whether an optimiser moves blocks of this role; running statistics are moved by the data. */
  public boolean trainable() {
    return this != RUNNING_MEAN && this != RUNNING_VARIANCE;
  }
}
