// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.quickstart;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.run.TrainingConsole;
import org.thalweg.study.measure.Maker;
import org.thalweg.study.opening.Downloads;
import org.thalweg.study.spec.DataSpec;
import org.thalweg.study.spec.DirectionRule;
import org.thalweg.study.spec.EngineSpec;
import org.thalweg.study.spec.ModelSpec;
import org.thalweg.study.spec.OptimizerSpec;
import org.thalweg.study.spec.PlaneSpec;
import org.thalweg.study.spec.RunsSpec;
import org.thalweg.study.spec.StudySpec;
import org.thalweg.study.spec.TrainingSpec;
import org.thalweg.study.training.Training;

/** A small residual network with batch norm, trained on the embedded digits. */
final class DigitsTraining {
  private static final String NETWORK = "resnet8-digits";
  private static final DataSpec DIGITS = DataSpec.of("digits");
  private static final OptimizerSpec NESTEROV =
      new OptimizerSpec.Sgd(Optional.of(0.9), Optional.empty(), true, Optional.of(5e-4));
  // One network alone lies on the plane: its statistics stay.
  private static final DirectionRule FROZEN =
      new DirectionRule(
          Optional.empty(), Optional.empty(), "weights", false, Optional.of("frozen"));

  private final EngineSpec engine;
  private final Training training;

  /** Reads the digits and draws the first weights. */
  DigitsTraining(long seed, Path folder, int threads, GeneralOptions general) {
    this.engine = EngineSpec.USUAL.seed(seed);
    this.training = Training.open(spec(), folder, Downloads.telling(general.err()), threads);
  }

  private TrainingSpec spec() {
    return new TrainingSpec(
        NETWORK,
        new TrainingSpec.Start("default", Optional.empty(), Optional.empty()),
        new TrainingSpec.Data(DIGITS.source(), "all", Optional.of("none"), false, 0),
        new TrainingSpec.Loss(Optional.empty(), 0),
        new TrainingSpec.Update(NESTEROV, Optional.empty(), Optional.empty(), true),
        new TrainingSpec.Schedule(
            8,
            64,
            Optional.of(0.05),
            new TrainingSpec.Shape.Cosine(),
            TrainingSpec.Duration.parse("0steps")),
        new TrainingSpec.Recording(
            TrainingSpec.Duration.parse("7steps"), 0, TrainingSpec.Measured.END),
        engine);
  }

  /** Trains from the seed's start, unless that was done, and writes the checkpoints. */
  void run(Maker maker, boolean fresh, GeneralOptions general) {
    training
        .complete(maker, fresh, new TrainingConsole(general))
        .ifPresent(
            outcome ->
                general.say(
                    "  training loss %.4f, accuracy %.1f %%"
                        .formatted(
                            outcome.loss("train").orElseThrow(),
                            outcome.accuracy("train").orElseThrow())));
  }

  /** A random plane through the end of the training. */
  StudySpec randomPlane(int points) {
    String axis = "-1:1:" + points;
    return through(PlaneSpec.random(engine.seed())).axes(axis, axis);
  }

  /** The plane of the path's first two principal axes. */
  StudySpec principalPlane(int points) {
    String axis = "auto:" + points;
    return through(new PlaneSpec.Principal(FROZEN, PlaneSpec.Principal.MODEL)).axes(axis, axis);
  }

  private StudySpec through(PlaneSpec plane) {
    return StudySpec.of(ModelSpec.checkpoint(NETWORK, training.last()), DIGITS)
        .with(RunsSpec.of(List.of(training.checkpoints().toString())))
        .with(engine)
        .plane(plane);
  }
}
