// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.run;

import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.thalweg.study.measure.RunListener;
import org.thalweg.study.report.Durations;

/** Shows how far a survey is: a bar on a terminal, a line now and then elsewhere. */
public final class ProgressReport implements RunListener.Watch {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private final String task;
  private final PrintWriter err;
  private final boolean silent;
  private final long begun = System.nanoTime();
  private int first;
  private long lastLine = begun;
  private @Nullable ProgressBar bar;

  public ProgressReport(String task, PrintWriter err, boolean silent) {
    this.task = task;
    this.err = err;
    this.silent = silent;
  }

  @Override
  public void started(int done, int total) {
    first = done;
    if (!silent && Boolean.getBoolean("thalweg.terminal")) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(total)
              .setStyle(ProgressBarStyle.UNICODE_BLOCK)
              .setUnit(" points", 1)
              .showSpeed()
              .setUpdateIntervalMillis(200)
              .build();
      bar.stepTo(done);
    }
  }

  @Override
  public void advanced(int done, int total) {
    if (bar != null) {
      bar.stepTo(done);
    } else if (!silent && System.nanoTime() - lastLine > BETWEEN_LINES.toNanos()) {
      lastLine = System.nanoTime();
      double rate = (done - first) / ((lastLine - begun) * 1e-9);
      err.printf(
          "%s: %d of %d points, %.1f points/s, %s left%n",
          task, done, total, rate, Durations.describe((total - done) / rate));
      err.flush();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
