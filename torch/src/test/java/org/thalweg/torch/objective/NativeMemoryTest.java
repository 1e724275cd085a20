// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.DatasetInfo;
import org.thalweg.torch.data.ImageFormat;
import org.thalweg.torch.data.Normalization;
import org.thalweg.torch.data.SampleSelection;
import org.thalweg.torch.data.Task;
import org.thalweg.torch.data.reader.Datasets;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Architectures;
import org.thalweg.torch.model.OutputKind;
import org.thalweg.torch.model.layer.ImageShape;
import org.thalweg.torch.training.InitialWeights;
import org.thalweg.torch.training.Landmarks;
import org.thalweg.torch.training.TrainingLoss;
import org.thalweg.torch.training.TrainingPlan;
import org.thalweg.torch.training.TrainingRun;
import org.thalweg.torch.training.optimizer.LearningRate;
import org.thalweg.torch.training.optimizer.Sam;
import org.thalweg.torch.training.optimizer.Sgd;

/** Native handles are flat over a thousand points and a thousand steps. */
@Tag("proof")
class NativeMemoryTest {
  private static final int MANY = 1_000;
  private static final int FIRST = 10;

  private static Dataset data(String name) {
    Dataset all = Datasets.read(name, Optional.empty(), "train");
    return all.select(SampleSelection.parse("first:40", 0))
        .forTask(Task.usual(OutputKind.SCORES, all));
  }

  private static Architecture architecture(String name, Dataset data) {
    ImageFormat format = data.info().format();
    return Architectures.named(
        name,
        new ImageShape(format.channels(), format.height(), format.width()),
        data.info().classes().size());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "resnet8-digits, digits",
    "mlp:8, digits",
    "softmax, digits",
    "rbf-svm:9, breast-cancer",
    "lenet5, images"
  })
  void thousandPointsAndSteps_keepNoHandle(String name, String source) {
    Dataset data = source.equals("images") ? grey() : data(source);
    Architecture architecture = architecture(name, data);
    ParameterVector start =
        new InitialWeights("default").of(architecture, data, Landmarks.USUAL, 0);
    LossFunction loss = LossFunction.usual(architecture.answers(), data);
    points(architecture, data, start, loss);
    steps(architecture, data, start, loss);
  }

  /** Large enough for a convolution of 5×5. */
  private static Dataset grey() {
    return Dataset.of(
        new DatasetInfo(
            "grey",
            "train",
            List.of("a", "b"),
            new ImageFormat(1, 12, 12, 255),
            Normalization.NONE),
        new byte[20 * 144],
        new int[20]);
  }

  private static void points(
      Architecture architecture, Dataset data, ParameterVector start, LossFunction loss) {
    TorchObjective.Options options = new TorchObjective.Options(16, Precision.FP32).with(loss);
    long open = NativeScope.liveHandles();
    try (TorchObjective objective = new TorchObjective(architecture, start, data, options);
        Slice slice = objective.restrictedTo(new Subspace(start, List.of(start)))) {
      for (int i = 0; i < FIRST; i++) {
        slice.measure(Coordinates.of(1e-3 * i));
      }
      long before = NativeScope.liveHandles();
      for (int i = 0; i < MANY; i++) {
        slice.measure(Coordinates.of(1e-3 * i));
      }
      slice.measureAll(line(MANY));
      assertThat(NativeScope.liveHandles()).as("points").isLessThanOrEqualTo(before);
    }
    assertThat(NativeScope.liveHandles()).as("closed").isLessThanOrEqualTo(open);
  }

  private static List<Coordinates> line(int points) {
    return IntStream.range(0, points).mapToObj(i -> Coordinates.of(1e-3 * i)).toList();
  }

  private static void steps(
      Architecture architecture, Dataset data, ParameterVector start, LossFunction loss) {
    TrainingPlan plan =
        new TrainingPlan(
                MANY + FIRST,
                data.count(),
                new Sam(Sgd.plain(), 0.05),
                LearningRate.constant(1e-3),
                0)
            .with(new TrainingLoss(loss, 0));
    try (TrainingRun run = new TrainingRun(architecture, data, plan, start, 2)) {
      for (int i = 0; i < FIRST; i++) {
        run.advance();
      }
      long before = NativeScope.liveHandles();
      for (int i = 0; i < MANY; i++) {
        run.advance();
      }
      assertThat(NativeScope.liveHandles()).as("steps").isLessThanOrEqualTo(before);
    }
  }
}
