// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.reader.Datasets;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Architectures;
import org.thalweg.torch.model.Initialization;
import org.thalweg.torch.objective.SyntheticImages;
import org.thalweg.torch.training.Trainer.Snapshot;
import org.thalweg.torch.training.optimizer.LearningRate;
import org.thalweg.torch.training.optimizer.Sgd;

class TrainerTest {
  private final Architecture architecture = Architectures.named("resnet8-digits");
  private final Dataset dataset = SyntheticImages.bars(320);

  private List<Snapshot> train(int epochs, int recordEvery) {
    List<Snapshot> recorded = new ArrayList<>();
    TrainingPlan plan =
        new TrainingPlan(epochs, 32, Sgd.nesterov(5e-4), LearningRate.cosine(0.05), 5);
    Snapshot last =
        new Trainer(architecture, dataset, plan, recordEvery)
            .train(Initialization.of(architecture, 5), recorded::add);
    assertThat(last).isSameAs(recorded.get(recorded.size() - 1));
    return recorded;
  }

  @Test
  void training_lowersTheLossAndRecordsItsWay() {
    List<Snapshot> recorded = train(4, 15);
    assertThat(recorded).extracting(Snapshot::step).containsExactly(0, 15, 30, 40);
    assertThat(recorded.get(3).loss()).isLessThan(recorded.get(0).loss() / 2);
    assertThat(recorded.get(3).accuracy()).isGreaterThan(90);
  }

  @Test
  void embeddedDigits_areLearntInSixEpochs() {
    Dataset digits = Datasets.read("digits", Optional.empty(), "train");
    TrainingPlan plan = new TrainingPlan(6, 64, Sgd.nesterov(5e-4), LearningRate.cosine(0.05), 0);
    Snapshot last =
        new Trainer(architecture, digits, plan, 12)
            .train(Initialization.of(architecture, 0), snapshot -> {});
    assertThat(last.accuracy()).isGreaterThan(98);
  }

  @Test
  void perceptron_learnsTheDigits() {
    Architecture mlp = Architectures.named("mlp-digits");
    Dataset digits = Datasets.read("digits", Optional.empty(), "train");
    TrainingPlan plan = new TrainingPlan(10, 64, Sgd.nesterov(5e-4), LearningRate.cosine(0.05), 0);
    Snapshot last =
        new Trainer(mlp, digits, plan, 1000).train(Initialization.of(mlp, 0), snapshot -> {});
    assertThat(last.accuracy()).isGreaterThan(97);
  }

  @Test
  void samePlan_givesTheSameBits() {
    assertThat(train(2, 7)).isEqualTo(train(2, 7));
  }

  @Test
  void twoHundredSteps_keepNoHandles() {
    train(1, 1000);
    long before = NativeScope.liveHandles();
    train(20, 1000);
    assertThat(NativeScope.liveHandles()).isLessThanOrEqualTo(before);
  }
}
