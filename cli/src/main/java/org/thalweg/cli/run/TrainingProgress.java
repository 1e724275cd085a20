// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.run;

import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.thalweg.study.report.Durations;
import org.thalweg.study.training.TrainingListener;
import org.thalweg.study.training.TrainingSummary;

/** Shows how far a training is: a bar on a terminal, a line now and then elsewhere. */
final class TrainingProgress implements TrainingListener.Watch {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  /** The share of the past in what is shown: single batches jump about. */
  private static final double MEMORY = 0.95;

  private final String task;
  private final int steps;
  private final int perEpoch;
  private final PrintWriter err;
  private final boolean silent;
  private final @Nullable ProgressBar bar;
  private final long begun = System.nanoTime();
  private long lastLine = begun;
  private long images;
  private int madeNow;
  private double loss = Double.NaN;
  private double accuracy;

  TrainingProgress(TrainingSummary training, int made, PrintWriter err, boolean silent) {
    this.task = training.architecture();
    this.steps = training.steps();
    this.perEpoch = training.stepsPerEpoch();
    this.err = err;
    this.silent = silent;
    bar = silent || !Boolean.getBoolean("thalweg.terminal") ? null : bar(task, made, steps);
  }

  private static ProgressBar bar(String task, int done, int steps) {
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(steps)
            .setStyle(ProgressBarStyle.UNICODE_BLOCK)
            .setUnit(" steps", 1)
            .showSpeed()
            .setUpdateIntervalMillis(200)
            .build();
    bar.stepTo(done);
    return bar;
  }

  @Override
  public void advanced(TrainingListener.Step step) {
    madeNow++;
    images += step.samples();
    boolean first = Double.isNaN(loss);
    loss = first ? step.loss() : MEMORY * loss + (1 - MEMORY) * step.loss();
    double told = step.accuracy().orElse(Double.NaN);
    accuracy = first ? told : MEMORY * accuracy + (1 - MEMORY) * told;
    if (bar != null) {
      bar.stepTo(step.number());
      bar.setExtraMessage(" " + standing(step));
    } else if (!silent && System.nanoTime() - lastLine > BETWEEN_LINES.toNanos()) {
      lastLine = System.nanoTime();
      double seconds = (lastLine - begun) * 1e-9;
      err.printf(
          "%s: step %d of %d, %s, %.0f images/s, %s left%n",
          task,
          step.number(),
          steps,
          standing(step),
          images / seconds,
          Durations.describe((steps - step.number()) * seconds / madeNow));
      err.flush();
    }
  }

  private String standing(TrainingListener.Step step) {
    String standing = "epoch %d, loss %.4f".formatted((step.number() - 1) / perEpoch + 1, loss);
    return step.accuracy().isPresent() ? standing + ", %.1f %%".formatted(accuracy) : standing;
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
