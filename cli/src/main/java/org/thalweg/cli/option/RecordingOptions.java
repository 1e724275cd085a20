// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.nio.file.Path;
import org.thalweg.study.spec.TrainingSpec;
import picocli.CommandLine.Option;

/** What a training writes, when and where. */
public final class RecordingOptions {

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "RUN/",
      description = "The folder to write.")
  private Path folder;

  @Option(
      names = "--checkpoint-every",
      defaultValue = "1epoch",
      paramLabel = "50steps|1epoch",
      description =
          "How often a checkpoint is written, besides the start and the end (default:"
              + " ${DEFAULT-VALUE}).")
  private String every;

  @Option(
      names = "--dense-first",
      defaultValue = "0",
      paramLabel = "N",
      description = "Write one after each of the first N steps, too (default: ${DEFAULT-VALUE}).")
  private int denseFirst;

  @Option(
      names = "--measure",
      defaultValue = "epochs",
      paramLabel = "epochs|checkpoints|end",
      description =
          "When loss and accuracy of the whole splits are measured: at every epoch, also at every"
              + " checkpoint, or at the end (default: ${DEFAULT-VALUE}).")
  private TrainingSpec.Measured measured;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads (default: all cores). Changes no bit of the result.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--fresh", description = "Start over: forget what an earlier run recorded.")
  private boolean fresh;

  @Option(
      names = "--resume",
      description = "Go on where an earlier run stopped; this is the default.")
  private boolean resume;

  public Path folder() {
    return folder;
  }

  /** What was typed. */
  public TrainingSpec.Recording spec() {
    return new TrainingSpec.Recording(TrainingSpec.Duration.parse(every), denseFirst, measured);
  }

  /** At least 1. */
  public int threads() {
    if (threads < 1) {
      throw new IllegalArgumentException("--threads takes a number from 1, got " + threads);
    }
    return threads;
  }

  /** Whether to forget what an earlier run recorded. */
  public boolean fresh() {
    if (fresh && resume) {
      throw new IllegalArgumentException("--fresh and --resume contradict each other; choose one");
    }
    return fresh;
  }
}
