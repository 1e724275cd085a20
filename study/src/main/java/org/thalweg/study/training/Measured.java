// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.training;

/** After which steps the whole splits pass through the network. */
public enum Measured {
  /** Only after the last. */
  END,
  /** After every epoch, and before the first. */
  EPOCHS,
  /** Also at every checkpoint. */
  CHECKPOINTS;

  boolean at(int step, boolean checkpoint, int stepsPerEpoch, int steps) {
    return step == steps
        || (this != END && step % stepsPerEpoch == 0)
        || (this == CHECKPOINTS && checkpoint);
  }
}
