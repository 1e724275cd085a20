// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.report;

/** Remaining times as progress lines say them. */
public final class Durations {
  private Durations() {}

  /** Such as {@code 40 s}, {@code 12 min} or {@code 3 h}. */
  public static String describe(double seconds) {
    long s = Math.round(seconds);
    return s < 90
        ? s + " s"
        : s < 5400 ? Math.round(s / 60.0) + " min" : Math.round(s / 3600.0) + " h";
  }
}
