// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.thalweg.study.spec.TrainingSpec;

class SchedulesTest {
  private static Schedules schedule(String warmup) {
    return new Schedules(
        new TrainingSpec.Schedule(
            2,
            50,
            Optional.of(0.1),
            new TrainingSpec.Shape.Cosine(),
            TrainingSpec.Duration.parse(warmup)),
        1e-3,
        23);
  }

  @Test
  void warmup_risesToTheRate_thenFollowsTheShape() {
    Schedules schedule = schedule("1epoch");
    assertThat(schedule.described())
        .containsEntry("kind", "cosine")
        .containsEntry("rate", 0.1)
        .containsEntry("warmupSteps", 23);
    assertThat(schedule.learningRate().at(22, 46)).isEqualTo(0.1);
  }

  @Test
  void warmupLongerThanAnInt_isRefusedLikeAnyThatDoesNotEnd() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> schedule("999999999epochs"))
        .withMessageContaining("46 steps does, got 22999999977 steps");
  }

  @Test
  void intervalLongerThanAnInt_isANumberOfSteps() {
    assertThat(TrainingSpec.Duration.parse("999999999 epochs").steps(23))
        .isEqualTo(22_999_999_977L);
  }
}
