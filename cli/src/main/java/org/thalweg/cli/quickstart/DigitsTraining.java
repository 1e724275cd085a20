// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.landscape.analysis.trajectory.Trajectory;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Question;
import org.thalweg.study.measure.Questions;
import org.thalweg.study.opening.Samples;
import org.thalweg.study.spec.DataSpec;
import org.thalweg.study.spec.EngineSpec;
import org.thalweg.study.spec.ModelSpec;
import org.thalweg.study.spec.PlaneSpec;
import org.thalweg.study.spec.RunsSpec;
import org.thalweg.study.spec.StudySpec;
import org.thalweg.torch.checkpoint.Checkpoint;
import org.thalweg.torch.checkpoint.SafetensorsFile;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.reader.Datasets;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Architectures;
import org.thalweg.torch.model.Initialization;
import org.thalweg.torch.objective.TorchObjective;
import org.thalweg.torch.training.Snapshot;
import org.thalweg.torch.training.Trainer;
import org.thalweg.torch.training.TrainingPlan;
import org.thalweg.torch.training.optimizer.LearningRate;
import org.thalweg.torch.training.optimizer.Sgd;

/** A small residual network with batch norm, trained on the embedded digits. */
final class DigitsTraining {
  private static final int EPOCHS = 8;
  private static final int BATCH = 64;
  private static final int RECORDS_AN_EPOCH = 3;
  private static final double RATE = 0.05;
  private static final double WEIGHT_DECAY = 5e-4;

  private final long seed;
  private final Path checkpoints;
  private final GeneralOptions general;
  private Optional<Path> last = Optional.empty();
  private final Architecture architecture = Architectures.named("resnet8-digits");
  private final Dataset digits = Datasets.read("digits", Optional.empty(), "train");

  DigitsTraining(long seed, Path checkpoints, GeneralOptions general) {
    this.seed = seed;
    this.checkpoints = checkpoints;
    this.general = general;
  }

  /** Trains from the seed's start and writes every recorded checkpoint. */
  TrainedPath run() {
    int perEpoch = (digits.count() + BATCH - 1) / BATCH;
    TrainingPlan plan =
        new TrainingPlan(
            EPOCHS,
            BATCH,
            Sgd.nesterov(WEIGHT_DECAY),
            LearningRate.cosine(RATE),
            Math.max(1, perEpoch / RECORDS_AN_EPOCH),
            seed);
    general.say(
        "training %s on %,d digits, %d epochs"
            .formatted(architecture.name(), digits.count(), EPOCHS));
    makeEmpty(checkpoints);
    List<Trajectory.Checkpoint> path = new ArrayList<>();
    List<Double> losses = new ArrayList<>();
    Snapshot last =
        new Trainer(architecture, digits, plan)
            .train(
                Initialization.of(architecture, seed),
                moment -> {
                  path.add(new Trajectory.Checkpoint(moment.label(), moment.parameters()));
                  losses.add(moment.loss());
                  save(moment);
                });
    general.say(
        "  training loss %.4f, accuracy %.1f %%, %d checkpoints"
            .formatted(last.loss(), last.accuracy(), path.size()));
    return new TrainedPath(new Trajectory("sgd", path), losses);
  }

  private void save(Snapshot moment) {
    Path file = checkpoints.resolve("step_%05d.safetensors".formatted(moment.step()));
    last = Optional.of(file);
    SafetensorsFile.write(
        file,
        Checkpoint.of(
            moment.parameters(),
            Map.of("train_loss", moment.loss(), "train_acc", moment.accuracy()),
            Map.of("arch", architecture.name(), "label", moment.label())));
  }

  private static void makeEmpty(Path folder) {
    try {
      Files.createDirectories(folder);
      try (var old = Files.newDirectoryStream(folder, "step_*.safetensors")) {
        for (Path file : old) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What opens a plane through the end of the training again. */
  StudySpec spec(PlaneSpec plane, Grid grid) {
    List<String> axes = grid.axes().stream().map(Axis::toString).toList();
    return StudySpec.of(
            ModelSpec.checkpoint(architecture.name(), last.orElseThrow()), DataSpec.of("digits"))
        .with(RunsSpec.of(List.of(checkpoints.toString())))
        .with(EngineSpec.USUAL.seed(seed))
        .plane(plane)
        .axes(axes.get(0), axes.get(1));
  }

  /** The training loss at any weights of this network. */
  TorchObjective objective(ParameterVector centre) {
    return new TorchObjective(architecture, centre, digits, TorchObjective.Options.DEFAULT);
  }

  /** What a plane through the end of the training asks. */
  Question question(TorchObjective objective, Question.Directions directions, Grid grid) {
    return new Question(
        Questions.model(architecture, objective.parameters()),
        new Samples.Chosen(digits, "all").question(),
        "cross-entropy",
        directions,
        grid.axes().stream().map(Axis::toString).toList(),
        objective.engine());
  }
}
