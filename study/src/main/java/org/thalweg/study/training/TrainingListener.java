// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.training;

import java.util.OptionalDouble;

/** Hears how a training goes. */
public interface TrainingListener {

  /** An earlier run of the same spec had made so many steps: they count. */
  default void resuming(int made, int steps) {}

  /** Steps are about to be made. */
  default void begun(TrainingSummary training) {}

  /** The program is being ended; {@code made} steps are kept. Called as its last word. */
  default void stopped(int made, int steps) {}

  /** Follows one run and is closed at its end. */
  default Watch watch(TrainingSummary training, int made) {
    return new Watch() {
      @Override
      public void advanced(Step step) {}

      @Override
      public void close() {}
    };
  }

  /** Hears of every step. */
  interface Watch extends AutoCloseable {
    void advanced(Step step);

    @Override
    void close();
  }

  /**
   * What a step found before it moved.
   *
   * @param number counted from 1: the updates made with this one
   * @param loss the mean over the batch
   * @param accuracy in percent; empty where targets are numbers
   * @param samples in the batch
   */
  record Step(int number, double loss, OptionalDouble accuracy, int samples) {}
}
