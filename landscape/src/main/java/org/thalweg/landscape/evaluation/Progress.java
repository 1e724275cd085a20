// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.evaluation;

import java.util.Collection;
import org.thalweg.landscape.surface.Sample;

/** Hears how far a survey is; called by one thread, after the points are in the journal. */
public interface Progress {
  /** Hears nothing. */
  Progress SILENT =
      new Progress() {
        @Override
        public void started(int done, int total) {}

        @Override
        public void advanced(int done, int total) {}
      };

  /** Two listeners as one. */
  record Both(Progress first, Progress second) implements Progress {
    @Override
    public void started(int done, int total) {
      first.started(done, total);
      second.started(done, total);
    }

    @Override
    public void advanced(int done, int total) {
      first.advanced(done, total);
      second.advanced(done, total);
    }

    @Override
    public void measured(Collection<? extends Sample> samples) {
      first.measured(samples);
      second.measured(samples);
    }
  }

  /**
   * The survey begins.
   *
   * @param done how many points an earlier run has measured already
   */
  void started(int done, int total);

  /**
   * Further points are in the journal.
   *
   * @param done all of them so far, failed ones included
   */
  void advanced(int done, int total);

  /**
   * Hears the points themselves: those of earlier runs once, then what each {@link #advanced} adds.
   */
  default void measured(Collection<? extends Sample> samples) {}

  /** Tells two listeners, one after the other. */
  default Progress and(Progress other) {
    return new Both(this, other);
  }
}
