// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.evaluation;

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
}
