// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.command;

import java.util.concurrent.Callable;
import org.thalweg.cli.ExitCode;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.option.RecordingOptions;
import org.thalweg.cli.option.TrainingDataOptions;
import org.thalweg.cli.option.TrainingOptions;
import org.thalweg.cli.train.Training;
import org.thalweg.torch.model.Architectures;
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
    new Training(Architectures.named(architecture), data, training, recording)
        .complete(general.typed(), general);
    return ExitCode.DONE;
  }
}
