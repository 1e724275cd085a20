// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.train;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.thalweg.cli.Version;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.option.RecordingOptions;
import org.thalweg.cli.option.TrainingDataOptions;
import org.thalweg.cli.option.TrainingOptions;
import org.thalweg.landscape.AtomicFile;
import org.thalweg.landscape.surface.Run;
import org.thalweg.study.measure.Questions;
import org.thalweg.study.opening.ArchitectureSource;
import org.thalweg.study.opening.Samples;
import org.thalweg.study.training.TrainingFolder;
import org.thalweg.study.training.TrainingJob;
import org.thalweg.study.training.TrainingQuestion;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.engine.TorchEngine;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.training.TrainingPlan;
import org.thalweg.torch.training.optimizer.Optimizer;

/** A training as it was asked for: made ready, then run or found complete. */
public final class Training {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TrainingJob job;
  private final TrainingQuestion question;
  private final Dataset right;
  private final RecordingOptions recording;
  private final TrainingFolder folder;

  /**
   * Reads the data and words the question.
   *
   * @throws IllegalArgumentException if options contradict each other, or the folder holds
   *     something else
   * @throws org.thalweg.landscape.InputFileException if the data cannot be read
   */
  public Training(
      Architecture named,
      TrainingDataOptions data,
      TrainingOptions options,
      RecordingOptions recording) {
    this.recording = recording;
    this.folder = new TrainingFolder(recording.folder());
    folder.check();
    Samples.Chosen train = data.train(named, options.seed());
    Architecture architecture = ArchitectureSource.fitted(named, train.dataset());
    Optional<Samples.Chosen> test = data.test(named, options.seed());
    Dataset noisy = data.labelNoise(options.seed()).on(train.dataset());
    TrainingPlan plan = options.plan(named.answers(), noisy, data);
    this.right = train.dataset();
    this.job =
        new TrainingJob(
            architecture,
            noisy,
            test.map(Samples.Chosen::dataset),
            plan,
            options.init().of(architecture, noisy, options.landmarks(architecture), options.seed()),
            recording.checkpoints(),
            recording.measured());
    this.question =
        new TrainingQuestion(
            Questions.model(architecture, job.start()),
            options.init().text(),
            new Samples.Chosen(noisy, train.choice()).question(),
            new TrainingQuestion.Noise(data.labelNoise(options.seed()).share(), wrong().size()),
            lossName(architecture, plan, noisy),
            plan.loss().smoothing(),
            plan.augmentation().word(),
            described(plan.optimizer()),
            options.schedule().described(plan.optimizer().usualRate(), job.stepsPerEpoch()),
            plan.clipNorm().orElse(0),
            plan.decaysAll() ? "all" : "weights",
            plan.epochs(),
            plan.batchSize(),
            plan.seed(),
            test.stream().map(Samples.Chosen::question).toList(),
            new TrainingQuestion.Recorded(
                recording.checkpointEvery(),
                job.checkpoints().denseFirst(),
                recording.measured().name().toLowerCase(Locale.ROOT)),
            TorchEngine.load().question(plan.precision().toString(), plan.batchSize()));
  }

  private static Map<String, Object> described(Optimizer optimizer) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("rule", optimizer.word());
    described.putAll(JSON.convertValue(optimizer, new TypeReference<Map<String, Object>>() {}));
    return described;
  }

  private static String lossName(Architecture architecture, TrainingPlan plan, Dataset data) {
    String mean = plan.loss().function().describe(data);
    return architecture.network().penaltyName().map(held -> mean + " + " + held).orElse(mean);
  }

  /** One line a label that was made wrong: sample, class, right class. */
  private List<String> wrong() {
    if (!job.classifies()) {
      return List.of();
    }
    return IntStream.range(0, right.count())
        .filter(i -> job.train().label(i) != right.label(i))
        .mapToObj(i -> "%d,%d,%d".formatted(i, job.train().label(i), right.label(i)))
        .toList();
  }

  /**
   * Trains what is not yet trained; says what came of it.
   *
   * @param command what was typed, for the record
   */
  public void complete(List<String> command, GeneralOptions general) {
    if (recording.fresh()) {
      folder.startOver();
    }
    boolean held = folder.holds(question);
    if (held && TrainingSession.isOver(job, folder)) {
      general.out().println("complete");
      general.out().flush();
      return;
    }
    try (TrainingSession session = new TrainingSession(job, folder, recording.threads(), general);
        TrainingFolder.Claim claim = folder.claim()) {
      if (!held) {
        folder.describe(question, run(command));
        writeLabels();
      }
      general.say(opening());
      general.out().print(summary(session.run()));
      general.out().flush();
    }
  }

  private void writeLabels() {
    List<String> wrong = wrong();
    if (!wrong.isEmpty()) {
      String text = "sample,label,right\n" + String.join("\n", wrong) + "\n";
      AtomicFile.stream(folder.labels(), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static Run run(List<String> command) {
    String machine =
        "%s %s, %d processors, Java %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"));
    return new Run(
        Version.current(),
        command,
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        0,
        machine);
  }

  private String opening() {
    return "training %s on %,d samples of %s: %d epochs of %d steps"
        .formatted(
            job.architecture().name(),
            job.train().count(),
            job.train().info().name(),
            job.plan().epochs(),
            job.stepsPerEpoch());
  }

  private String summary(TrainingSession.Outcome outcome) {
    Map<String, Double> last = outcome.last();
    String test = last.containsKey("test_loss") ? ", test loss " + measured(last, "test") : "";
    return "%s: training loss %s%s; %,d steps in %.1f s, %,.0f samples/s%n"
        .formatted(
            folder.root(),
            measured(last, "train"),
            test,
            outcome.madeNow(),
            outcome.secondsNow(),
            outcome.imagesNow() / outcome.secondsNow());
  }

  private String measured(Map<String, Double> last, String split) {
    return job.classifies()
        ? "%.4f, accuracy %.2f %%".formatted(last.get(split + "_loss"), last.get(split + "_acc"))
        : "%.4g, R² %.4f".formatted(last.get(split + "_loss"), last.get(split + "_r2"));
  }
}
