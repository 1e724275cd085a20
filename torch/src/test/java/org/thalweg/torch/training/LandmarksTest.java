// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.SampleSelection;
import org.thalweg.torch.data.reader.Datasets;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Architectures;
import org.thalweg.torch.model.layer.ImageShape;

class LandmarksTest {
  private final Dataset cancer = Datasets.read("breast-cancer", Optional.empty(), "train");
  private final Architecture machine =
      Architectures.named("rbf-logistic:20", new ImageShape(30, 1, 1), 2);

  @Test
  void landmarks_areABalancedChoiceOfTrainingSamples() {
    Map<String, float[]> chosen = Landmarks.USUAL.chosen(machine, cancer, 4);

    assertThat(chosen.get("landmarks"))
        .containsExactly(cancer.select(SampleSelection.parse("20", 4)).normalized());
    assertThat(Landmarks.USUAL.chosen(machine, cancer, 5).get("landmarks"))
        .isNotEqualTo(chosen.get("landmarks"));
    assertThat(chosen.get("ridge")).containsExactly(1e-3f);
    // The table is standardised: all of its values have a variance of 1.
    assertThat(chosen.get("gamma")[0]).isCloseTo(1 / 30f, within(1e-6f));
  }

  @Test
  void constants_canBeAskedFor() {
    Map<String, float[]> chosen =
        new Landmarks(OptionalDouble.of(2.5), 0).chosen(machine, cancer, 4);
    assertThat(chosen.get("gamma")).containsExactly(2.5f);
    assertThat(chosen.get("ridge")).containsExactly(0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Landmarks(OptionalDouble.of(-1), 0))
        .withMessage("the kernel's gamma is not negative, got -1.0");
  }

  @Test
  void moreLandmarksThanSamples_areRefused() {
    Dataset few = cancer.select(SampleSelection.parse("first:10", 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Landmarks.USUAL.chosen(machine, few, 0))
        .withMessage(
            "rbf-logistic:20 keeps 20 landmarks, but there are 10 training samples; ask for fewer, such as rbf-logistic:10");
  }

  @Test
  void otherArchitectures_keepNone() {
    Architecture logistic = Architectures.named("logistic", new ImageShape(30, 1, 1), 2);
    assertThat(Landmarks.USUAL.chosen(logistic, cancer, 0)).isEmpty();
    InitialWeights usual = new InitialWeights("default");
    ParameterVector fresh = usual.of(logistic, cancer, Landmarks.USUAL, 7);
    assertThat(fresh).isEqualTo(usual.of(logistic, 7));
  }

  @Test
  void zeros_leaveTheLandmarksWhereTheyAre() {
    ParameterVector start = new InitialWeights("zeros").of(machine, cancer, Landmarks.USUAL, 4);
    assertThat(start.block(0)).containsOnly(0);
    assertThat(start.block(2))
        .containsExactly(Landmarks.USUAL.chosen(machine, cancer, 4).get("landmarks"));
  }
}
