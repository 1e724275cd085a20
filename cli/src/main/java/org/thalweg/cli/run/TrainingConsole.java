// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.run;

import java.io.PrintWriter;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.study.training.TrainingListener;
import org.thalweg.study.training.TrainingSummary;

/** Tells a person at a terminal how a training goes. */
public final class TrainingConsole implements TrainingListener {
  private final GeneralOptions general;

  public TrainingConsole(GeneralOptions general) {
    this.general = general;
  }

  @Override
  public void resuming(int made, int steps) {
    general.out().printf("resuming: %d of %d steps already made%n", made, steps);
    general.out().flush();
  }

  @Override
  public void begun(TrainingSummary training) {
    general.say(
        "training %s on %,d samples of %s: %d epochs of %d steps"
            .formatted(
                training.architecture(),
                training.samples(),
                training.data(),
                training.epochs(),
                training.stepsPerEpoch()));
  }

  @Override
  public void stopped(int made, int steps) {
    PrintWriter err = general.err();
    err.printf(
        "%nthalweg: stopped: %d of %d steps are kept; the same command goes on from there%n",
        made, steps);
    err.flush();
  }

  @Override
  public Watch watch(TrainingSummary training, int made) {
    return new TrainingProgress(training, made, general.err(), general.quiet());
  }
}
