// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.measure;

import org.thalweg.landscape.evaluation.Progress;

/** Hears how the measuring of a surface goes. */
public interface RunListener {

  /** Points of an earlier run count. */
  default void resuming(int measured, int points) {}

  /** The file was finished before: nothing is measured. */
  default void complete() {}

  /** The program is being ended; the points in flight were waited for. */
  default void stopped(int kept, int points) {}

  /** Follows one run, such as {@code a.h5}, and is closed at its end. */
  default Watch watch(String task) {
    return new Watch() {
      @Override
      public void started(int done, int total) {}

      @Override
      public void advanced(int done, int total) {}

      @Override
      public void close() {}
    };
  }

  /** One that says nothing. */
  static RunListener silent() {
    return new RunListener() {};
  }

  /** Progress with an end. */
  interface Watch extends Progress, AutoCloseable {
    @Override
    void close();
  }
}
