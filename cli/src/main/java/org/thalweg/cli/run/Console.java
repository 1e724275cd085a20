// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.run;

import java.io.PrintWriter;
import java.util.List;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.study.measure.Maker;
import org.thalweg.study.measure.RunListener;
import org.thalweg.study.measure.SurfaceRunner;

/** Tells a person at a terminal how the measuring goes. */
public final class Console implements RunListener {
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean quiet;

  private Console(PrintWriter out, PrintWriter err, boolean quiet) {
    this.out = out;
    this.err = err;
    this.quiet = quiet;
  }

  /** What measures for the command that was typed, {@code threads} points at once. */
  public static SurfaceRunner runner(GeneralOptions general, int threads) {
    return runner(general, threads, general.out());
  }

  /** The same, its announcements away from an answer for programs. */
  public static SurfaceRunner runner(GeneralOptions general, int threads, PrintWriter out) {
    return runner(general.typed(), general, threads, out);
  }

  /** The same for a command in other words. */
  public static SurfaceRunner runner(
      List<String> command, GeneralOptions general, int threads, PrintWriter out) {
    return new SurfaceRunner(
        new Maker(Version.current(), command),
        threads,
        new Console(out, general.err(), general.quiet()));
  }

  @Override
  public void resuming(int measured, int points) {
    out.printf("resuming: %d of %d points already measured%n", measured, points);
    out.flush();
  }

  @Override
  public void complete() {
    out.println("complete");
    out.flush();
  }

  @Override
  public void stopped(int kept, int points) {
    err.printf(
        "%nthalweg: stopped; %d of %d points are kept, the same command goes on from there%n",
        kept, points);
    err.flush();
  }

  @Override
  public Watch watch(String task) {
    return new ProgressReport(task, err, quiet);
  }
}
