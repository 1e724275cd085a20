// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.command;

import java.util.concurrent.Callable;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.option.RecordingOptions;
import org.thalweg.cli.option.TrainingDataOptions;
import org.thalweg.cli.option.TrainingOptions;
import org.thalweg.cli.run.ExitCode;
import org.thalweg.cli.run.TrainingConsole;
import org.thalweg.cli.run.Version;
import org.thalweg.study.measure.Maker;
import org.thalweg.study.opening.Downloads;
import org.thalweg.study.training.Training;
import org.thalweg.study.training.TrainingOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code thalweg train}: a network from its first weights, with its path recorded. */
@Command(
    name = "train",
    description = "Trains a network and records its path: checkpoints and a table of metrics.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "RUN/ holds checkpoints/, metrics.csv and training.json. The same command goes",
      "on after a stop, to the same weights; the number of threads changes no bit of",
      "them.",
      "",
      "Examples:",
      "  thalweg train --arch resnet8-digits --data digits --lr 0.05 --momentum 0.9 \\",
      "    --nesterov --weight-decay 5e-4 --schedule cosine --epochs 6 \\",
      "    --checkpoint-every 5steps -o RUN/",
      "  thalweg trajectory RUN/checkpoints --arch resnet8-digits --data digits \\",
      "    --surface -o path.h5"
    })
public final class TrainCommand implements Callable<Integer> {

  @Option(
      names = "--arch",
      required = true,
      paramLabel = "NAME",
      description = "The architecture; 'thalweg arch' lists them.")
  private String architecture;

  @Mixin private TrainingDataOptions data;
  @Mixin private TrainingOptions training;
  @Mixin private RecordingOptions recording;
  @Mixin private GeneralOptions general;

  @Override
  public Integer call() {
    Training opened =
        Training.open(
            training.spec(architecture, data.spec(), recording.spec()),
            recording.folder(),
            Downloads.telling(general.err()),
            recording.threads());
    Maker maker = new Maker(Version.current(), general.typed());
    String answer =
        opened
            .complete(maker, recording.fresh(), new TrainingConsole(general))
            .map(this::describe)
            .orElse("complete");
    general.out().println(answer);
    general.out().flush();
    return ExitCode.DONE;
  }

  private String describe(TrainingOutcome outcome) {
    String test =
        outcome.loss("test").isPresent() ? ", test loss " + measured(outcome, "test") : "";
    return "%s: training loss %s%s; %,d steps in %.1f s, %,.0f samples/s"
        .formatted(
            recording.folder(),
            measured(outcome, "train"),
            test,
            outcome.madeNow(),
            outcome.secondsNow(),
            outcome.samplesNow() / outcome.secondsNow());
  }

  private static String measured(TrainingOutcome outcome, String split) {
    double loss = outcome.loss(split).orElseThrow();
    return outcome.accuracy(split).isPresent()
        ? "%.4f, accuracy %.2f %%".formatted(loss, outcome.accuracy(split).getAsDouble())
        : "%.4g, R² %.4f".formatted(loss, outcome.explained(split).orElseThrow());
  }
}
