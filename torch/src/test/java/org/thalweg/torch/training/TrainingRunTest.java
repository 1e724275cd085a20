// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.evaluation.DamagedRunException;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.SampleSelection;
import org.thalweg.torch.data.Task;
import org.thalweg.torch.data.reader.Datasets;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.engine.TorchEngine;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Architectures;
import org.thalweg.torch.model.Initialization;
import org.thalweg.torch.model.layer.ImageShape;
import org.thalweg.torch.objective.LossFunction;
import org.thalweg.torch.objective.Precision;
import org.thalweg.torch.objective.SyntheticImages;
import org.thalweg.torch.objective.TorchObjective;
import org.thalweg.torch.training.optimizer.Adadelta;
import org.thalweg.torch.training.optimizer.Adagrad;
import org.thalweg.torch.training.optimizer.Adam;
import org.thalweg.torch.training.optimizer.LearningRate;
import org.thalweg.torch.training.optimizer.Optimizer;
import org.thalweg.torch.training.optimizer.RmsProp;
import org.thalweg.torch.training.optimizer.Sam;
import org.thalweg.torch.training.optimizer.Sgd;

class TrainingRunTest {
  /** Of a gradient in double, added in another order. */
  private static final double ROUNDING = 1e-12;

  /** Of weights that were rounded to single precision on their way out. */
  private static final double SINGLE = 1e-6;

  /** A rate that makes the weights small beside the step, and their rounding with them. */
  private static final double FAR = 1e4;

  private static final Dataset IMAGES = SyntheticImages.bars(150);

  @TempDir private Path folder;

  private static TrainingPlan plan(Optimizer optimizer, double rate) {
    return plan(3, 64, optimizer, rate);
  }

  private static TrainingPlan plan(int epochs, int batch, Optimizer optimizer, double rate) {
    return new TrainingPlan(epochs, batch, optimizer, LearningRate.constant(rate), 5);
  }

  /** Every part of a plan that could forget something. */
  private static TrainingPlan rich(Optimizer optimizer) {
    return plan(optimizer, 0.01)
        .with(Augmentation.CROP_AND_FLIP)
        .with(new TrainingLoss(LossFunction.CROSS_ENTROPY, 0.1))
        .sparingBiasAndNorm()
        .clippedAt(1);
  }

  private static TrainingRun run(String architecture, TrainingPlan plan, int threads) {
    Architecture named = Architectures.named(architecture);
    return new TrainingRun(named, IMAGES, plan, Initialization.of(named, 5), threads);
  }

  private static ParameterVector end(TrainingRun run) {
    while (run.step() < run.steps()) {
      run.advance();
    }
    return run.parameters();
  }

  static Stream<Optimizer> rules() {
    return Stream.of(
        Sgd.nesterov(1e-3),
        new RmsProp(0.9, true, 0.9, 1e-8, 1e-3),
        Adagrad.usual(1e-3),
        Adadelta.usual(1e-3),
        Adam.largest(1e-3),
        Adam.decoupled(0.01),
        new Sam(Adam.usual(1e-3), 0.05));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void restoredFromItsFile_endsInTheSameBits(Optimizer rule) {
    Path file = folder.resolve("state");
    ParameterVector whole;
    try (TrainingRun run = run("resnet8-digits", rich(rule), 1)) {
      whole = end(run);
    }
    try (TrainingRun run = run("resnet8-digits", rich(rule), 1)) {
      for (int i = 0; i < 4; i++) {
        run.advance();
      }
      run.save(Map.of("loss", 0.5)).write(file);
    }
    try (TrainingRun run = run("resnet8-digits", rich(rule), 2)) {
      TrainingState state = TrainingState.read(file);
      assertThat(state.notes()).isEqualTo(Map.of("loss", 0.5));
      run.restore(state);
      assertThat(run.step()).isEqualTo(4);
      assertThat(end(run)).isEqualTo(whole);
    }
  }

  @Test
  void doublesAreKept_withoutRounding() {
    TrainingPlan plan = rich(Sgd.nesterov(1e-3)).with(Precision.FP64);
    try (TrainingRun run = run("mlp-digits", plan, 1);
        TrainingRun other = run("mlp-digits", plan, 1)) {
      run.advance();
      other.restore(run.save(Map.of()));
      assertThat(other.advance().loss()).isEqualTo(run.advance().loss());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"resnet8-digits", "mlp-digits"})
  void threads_changeNoBit(String architecture) {
    List<ParameterVector> ends = new ArrayList<>();
    for (int threads : new int[] {1, 2, 3}) {
      try (TrainingRun run = run(architecture, rich(new Sam(Sgd.nesterov(1e-3), 0.05)), threads)) {
        ends.add(end(run));
      }
    }
    assertThat(ends.get(1)).isEqualTo(ends.get(0));
    assertThat(ends.get(2)).isEqualTo(ends.get(0));
  }

  /** One batch of all images in five chunks, against the objective's gradient of folded layers. */
  @ParameterizedTest
  @EnumSource(names = "LOGISTIC", mode = EnumSource.Mode.EXCLUDE)
  void plainStep_isTheGradientOfTheLoss(LossFunction loss) {
    Architecture mlp = Architectures.named("mlp-digits");
    plainStepIsTheGradient(mlp, Initialization.of(mlp, 2), IMAGES, loss);
  }

  @Test
  void plainStepOfAKernelMachine_descendsItsPenaltyToo() {
    Dataset cancer = Datasets.read("breast-cancer", Optional.empty(), "train");
    Architecture machine = Architectures.named("rbf-svm:30", new ImageShape(30, 1, 1), 2);
    Landmarks landmarks = new Landmarks(OptionalDouble.empty(), 0.5);
    ParameterVector start = new InitialWeights("default").of(machine, cancer, landmarks, 3);
    plainStepIsTheGradient(machine, start, cancer, LossFunction.LOGISTIC);
  }

  @Test
  void plainStepOnNumbers_isTheGradientOfTheirSquares() {
    Dataset numbers =
        Datasets.read("breast-cancer", Optional.empty(), "train").forTask(Task.REGRESSION);
    Architecture linear = Architectures.named("linear", new ImageShape(30, 1, 1), 1);
    plainStepIsTheGradient(linear, Initialization.of(linear, 3), numbers, LossFunction.SQUARED);
    Architecture autoencoder = Architectures.named("autoencoder:5");
    plainStepIsTheGradient(
        autoencoder,
        Initialization.of(autoencoder, 3),
        IMAGES.forTask(Task.RECONSTRUCTION),
        LossFunction.SQUARED);
  }

  private static void plainStepIsTheGradient(
      Architecture network, ParameterVector start, Dataset data, LossFunction loss) {
    TrainingPlan plan =
        new TrainingPlan(1, data.count(), Sgd.plain(), LearningRate.constant(FAR), 0)
            .with(new TrainingLoss(loss, 0))
            .with(Precision.FP64);
    TorchObjective.Options options = new TorchObjective.Options(50, Precision.FP64).with(loss);
    try (TrainingRun run = new TrainingRun(network, data, plan, start, 2);
        TorchObjective objective = new TorchObjective(network, start, data, options)) {
      TrainingStep step = run.advance();
      assertThat(step.loss()).isCloseTo(objective.measure(start).get(0), within(ROUNDING));
      step.accuracy().ifPresent(a -> assertThat(a).isEqualTo(objective.measure(start).get(1)));
      assertThat(step.accuracy().isPresent()).isEqualTo(!data.info().classes().isEmpty());
      ParameterVector moved = start.minus(run.parameters());
      ParameterVector gradient = objective.gradient(start);
      assertThat(moved.plus(-FAR, gradient).norm() / moved.norm()).isLessThan(SINGLE);
    }
  }

  /**
   * The batch loss that PyTorch 1.13 finds in double after four updates on the first 200 digits.
   */
  static Stream<Arguments> ofPyTorch() {
    return Stream.of(
        arguments(plan(5, 200, Sgd.nesterov(5e-4), 0.1), 0.9497266456794187),
        arguments(
            plan(5, 200, Adam.decoupled(0.1), 0.01)
                .sparingBiasAndNorm()
                .with(new TrainingLoss(LossFunction.CROSS_ENTROPY, 0.1)),
            0.8519194385529685),
        arguments(
            plan(5, 200, new Sam(new Sgd(0.9, 0, false, 0), 0.05), 0.1).clippedAt(0.5),
            1.9892695713419983),
        arguments(plan(5, 200, new RmsProp(0.99, true, 0.9, 1e-8, 0), 1e-3), 0.4259430480017785));
  }

  @ParameterizedTest
  @MethodSource("ofPyTorch")
  void fiveStepsOfAResidualNetwork_equalPyTorch(TrainingPlan plan, double loss) {
    Dataset digits =
        Datasets.read("digits", Optional.empty(), "train")
            .select(SampleSelection.parse("first:200", 0));
    Architecture resnet = Architectures.named("resnet8-digits");
    ParameterVector start = new InitialWeights("kaiming").of(resnet, 0);
    try (TrainingRun run = new TrainingRun(resnet, digits, plan.with(Precision.FP64), start, 1)) {
      advance(run, 4);
      assertThat(run.advance().loss()).isCloseTo(loss, within(ROUNDING));
    }
  }

  /** What torch.nn.functional.cross_entropy of PyTorch 1.13 gives in double. */
  @Test
  void smoothedLabels_arePyTorchs() {
    double summed =
        TorchEngine.load()
            .infer(
                "summing",
                () ->
                    new TrainingLoss(LossFunction.CROSS_ENTROPY, 0.1)
                        .smoothed(
                            Bowl.doubles(List.of(0.5, -1.25, 2.0, 0.0, 0.75, -3.0)).view(2, 3),
                            HostArrays.toTensor(new int[] {2, 0}))
                        .item_double());
    assertThat(summed).isCloseTo(1.6186728524867093, within(ROUNDING));
  }

  @Test
  void clippedStep_isAsLongAsItMayBe() {
    Architecture mlp = Architectures.named("mlp-digits");
    ParameterVector start = Initialization.of(mlp, 2);
    try (TrainingRun run =
        new TrainingRun(mlp, IMAGES, plan(Sgd.plain(), 1).clippedAt(0.01), start, 1)) {
      run.advance();
      assertThat(run.parameters().minus(start).norm()).isCloseTo(0.01, within(SINGLE));
    }
  }

  @Test
  void sparedBlocks_moveByTheGradientAlone() {
    try (TrainingRun decayed = run("resnet8-digits", plan(new Sgd(0, 0, false, 1), 0.1), 1);
        TrainingRun spared =
            run("resnet8-digits", plan(new Sgd(0, 0, false, 1), 0.1).sparingBiasAndNorm(), 1);
        TrainingRun free = run("resnet8-digits", plan(Sgd.plain(), 0.1), 1)) {
      decayed.advance();
      spared.advance();
      free.advance();
      ParameterVector some = spared.parameters();
      for (int b = 0; b < some.layout().blocks().size(); b++) {
        ParameterBlock block = some.layout().block(b);
        ParameterVector like = block.isBiasOrNorm() ? free.parameters() : decayed.parameters();
        assertThat(some.block(b)).as(block.name()).isEqualTo(like.block(b));
      }
      assertThat(some).isNotEqualTo(decayed.parameters());
    }
  }

  @Test
  void samsSecondPass_leavesRunningStatisticsAlone() {
    try (TrainingRun sam = run("resnet8-digits", plan(new Sam(Sgd.plain(), 0.05), 0.1), 1);
        TrainingRun sgd = run("resnet8-digits", plan(Sgd.plain(), 0.1), 1)) {
      assertThat(sam.advance().loss()).isEqualTo(sgd.advance().loss());
      ParameterVector ofSam = sam.parameters();
      ParameterVector ofSgd = sgd.parameters();
      for (int b = 0; b < ofSam.layout().blocks().size(); b++) {
        if (!ofSam.layout().block(b).role().trainable()) {
          assertThat(ofSam.block(b)).isEqualTo(ofSgd.block(b));
        }
      }
      assertThat(ofSam).isNotEqualTo(ofSgd);
    }
  }

  @Test
  void lossBeyondAllNumbers_stopsBeforeItMovesAnything() {
    try (TrainingRun run = run("mlp-digits", plan(Sgd.plain(), 1e30), 1)) {
      assertThatThrownBy(() -> end(run))
          .isInstanceOf(DivergedException.class)
          .hasMessageContaining("in step " + (run.step() + 1));
    }
  }

  @Test
  void stateOfAnotherRule_isRefused() {
    try (TrainingRun adam = run("mlp-digits", plan(Adam.usual(0), 0.1), 1);
        TrainingRun sgd = run("mlp-digits", plan(Sgd.plain(), 0.1), 1)) {
      TrainingState state = adam.save(Map.of());
      assertThatThrownBy(() -> sgd.restore(state))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("optimizer.mean");
    }
  }

  @Test
  void damagedState_isRefusedByName() throws IOException {
    Path file = Files.writeString(folder.resolve("state"), "not one");
    assertThatThrownBy(() -> TrainingState.read(file))
        .isInstanceOf(DamagedRunException.class)
        .hasMessageContaining("state")
        .hasMessageContaining("start over");
  }

  @ParameterizedTest
  @ValueSource(strings = {"resnet8-digits", "mlp-digits"})
  void twoHundredSteps_keepNoHandles(String architecture) {
    TrainingPlan plan =
        new TrainingPlan(100, 64, new Sam(Adam.largest(1e-3), 0.05), LearningRate.constant(1e-3), 5)
            .with(Augmentation.CROP_AND_FLIP)
            .clippedAt(1);
    try (TrainingRun run = run(architecture, plan, 2)) {
      advance(run, 10);
      long before = NativeScope.liveHandles();
      advance(run, 200);
      assertThat(NativeScope.liveHandles()).isLessThanOrEqualTo(before);
    }
  }

  private static void advance(TrainingRun run, int steps) {
    for (int i = 0; i < steps; i++) {
      run.advance();
    }
  }
}
