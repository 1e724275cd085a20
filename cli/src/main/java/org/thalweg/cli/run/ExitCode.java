// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.run;

/** How the program ends; the numbers are a contract with scripts. */
public final class ExitCode {
  public static final int DONE = 0;

  /** Anything that no other code names. */
  public static final int FAILED = 1;

  /** What was typed is wrong. */
  public static final int USAGE = 2;

  /** A file named as input is missing, unreadable, truncated, foreign or does not fit. */
  public static final int INPUT = 3;

  /** Finished, but some points failed. */
  public static final int INCOMPLETE = 4;

  private ExitCode() {}
}
