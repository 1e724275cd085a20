// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.training;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.thalweg.landscape.AtomicFile;
import org.thalweg.landscape.surface.Run;
import org.thalweg.study.measure.Maker;
import org.thalweg.study.opening.Downloads;
import org.thalweg.study.opening.Samples;
import org.thalweg.study.spec.TrainingSpec;

/** A training as it was asked for: made ready, then run or found complete. */
public final class Training {
  private final TrainingJob job;
  private final TrainingQuestion question;
  private final List<String> wrongLabels;
  private final TrainingFolder folder;
  private final int threads;

  private Training(
      TrainingJob job,
      TrainingQuestion question,
      List<String> wrongLabels,
      TrainingFolder folder,
      int threads) {
    this.job = job;
    this.question = question;
    this.wrongLabels = wrongLabels;
    this.folder = folder;
    this.threads = threads;
  }

  /**
   * Reads the data and draws the first weights; writes nothing.
   *
   * @param root the folder that is to hold the run
   * @param threads at least 1; they change no bit of the result
   * @throws IllegalArgumentException if the spec contradicts itself, or the folder holds something
   *     else
   * @throws org.thalweg.landscape.InputFileException if the data cannot be read
   */
  public static Training open(TrainingSpec spec, Path root, Downloads downloads, int threads) {
    TrainingFolder folder = new TrainingFolder(root);
    folder.check();
    TrainingData data = TrainingData.read(spec, downloads);
    TrainingJob job = TrainingPlans.job(spec, data);
    List<String> wrong = wrong(job, data);
    return new Training(
        job, TrainingPlans.question(spec, job, data, wrong.size()), wrong, folder, threads);
  }

  /** One line a label that was made wrong: sample, class, right class. */
  private static List<String> wrong(TrainingJob job, TrainingData data) {
    if (!job.classifies()) {
      return List.of();
    }
    Samples.Chosen right = data.right();
    return IntStream.range(0, right.dataset().count())
        .filter(i -> job.train().label(i) != right.dataset().label(i))
        .mapToObj(i -> "%d,%d,%d".formatted(i, job.train().label(i), right.dataset().label(i)))
        .toList();
  }

  public TrainingSummary summary() {
    return new TrainingSummary(
        job.architecture().name(),
        job.train().info().name(),
        job.train().count(),
        job.plan().epochs(),
        job.stepsPerEpoch());
  }

  /** The folder of the checkpoints. */
  public Path checkpoints() {
    return folder.checkpoints();
  }

  /** The checkpoint that the training ends with; there once it is complete. */
  public Path last() {
    return folder.checkpoint(job.steps());
  }

  /**
   * Trains what is not yet trained.
   *
   * @param fresh forgets an earlier run first
   * @return empty if an earlier run of the same spec has come to its end
   * @throws org.thalweg.landscape.evaluation.OtherQuestionException if the folder holds a run of
   *     another spec
   * @throws org.thalweg.study.opening.CommandException if it was stopped, or the loss is no number
   *     any more
   */
  public Optional<TrainingOutcome> complete(Maker maker, boolean fresh, TrainingListener listener) {
    if (fresh) {
      folder.startOver();
    }
    boolean held = folder.holds(question);
    if (held && TrainingSession.isOver(job, folder)) {
      return Optional.empty();
    }
    try (TrainingSession session = new TrainingSession(job, summary(), folder, threads, listener);
        TrainingFolder.Claim claim = folder.claim()) {
      if (!held) {
        folder.describe(question, run(maker));
        writeLabels();
      }
      listener.begun(summary());
      return Optional.of(session.run());
    }
  }

  private void writeLabels() {
    if (!wrongLabels.isEmpty()) {
      String text = "sample,label,right\n" + String.join("\n", wrongLabels) + "\n";
      AtomicFile.stream(folder.labels(), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static Run run(Maker maker) {
    String machine =
        "%s %s, %d processors, Java %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"));
    return new Run(
        maker.thalweg(),
        maker.command(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        0,
        machine);
  }
}
