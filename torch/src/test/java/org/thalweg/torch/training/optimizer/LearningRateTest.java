// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearningRateTest {
  private static final double ROUNDING = 1e-15;

  private static double[] over(LearningRate schedule, int steps) {
    return IntStream.range(0, steps).mapToDouble(step -> schedule.at(step, steps)).toArray();
  }

  @Test
  void cosine_isPyTorchs() {
    double[] torch = {
      0.2,
      0.19238795325112867,
      0.17071067811865476,
      0.138268343236509,
      0.1,
      0.06173165676349103,
      0.029289321881345254,
      0.007612046748871327
    };
    assertThat(over(LearningRate.cosine(0.2), 8)).containsExactly(torch, within(ROUNDING));
  }

  @Test
  void oneCycle_isPyTorchs() {
    double[] torch = {
      0.016,
      0.05266873708001013,
      0.1486687370800101,
      0.2673312629199899,
      0.3633312629199899,
      0.4,
      0.39498560249403497,
      0.38019385280538953,
      0.35636647102842,
      0.3246982615799052,
      0.28677720071652035,
      0.24450480877451572,
      0.2000008,
      0.1554967912254843,
      0.11322439928347969,
      0.0753033384200948,
      0.04363512897158001,
      0.019807747194610516,
      0.005015997505965022,
      1.6e-06
    };
    assertThat(over(LearningRate.oneCycle(0.4), 20)).containsExactly(torch, within(ROUNDING));
  }

  @Test
  void steps_fallAtTheirMilestones() {
    LearningRate schedule = LearningRate.steps(1, List.of(0.3, 0.5), 0.5);
    assertThat(over(schedule, 10)).containsExactly(1, 1, 1, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25, 0.25);
  }

  @Test
  void referenceSchedule_isATenthAndAHundredth() {
    assertThat(over(LearningRate.steps(1), 4))
        .containsExactly(new double[] {1, 1, 0.1, 0.01}, within(ROUNDING));
  }

  @Test
  void warmup_risesInEqualPartsAndThenFollowsTheSchedule() {
    double[] rates = over(LearningRate.cosine(0.2).after(4), 12);
    assertThat(Arrays.copyOf(rates, 4))
        .containsExactly(new double[] {0.05, 0.1, 0.15, 0.2}, within(ROUNDING));
    assertThat(Arrays.copyOfRange(rates, 4, 12)).isEqualTo(over(LearningRate.cosine(0.2), 8));
  }

  @Test
  void constant_stays() {
    assertThat(over(LearningRate.constant(0.3), 3)).containsOnly(0.3);
  }
}
