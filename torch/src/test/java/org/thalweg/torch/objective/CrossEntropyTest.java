// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.thalweg.landscape.objective.Measurement;

class CrossEntropyTest {
  private static final double ROUNDING = 1e-15;

  @Test
  void equalLogits_costTheLogarithmOfTheClasses() {
    assertThat(CrossEntropy.loss(new double[] {5, 5, 5, 5}, 0, 4, 2))
        .isCloseTo(Math.log(4), within(ROUNDING));
  }

  @Test
  void twoLogits_costTheSoftplusOfTheMargin() {
    double[] logits = {0.3, -1.2};
    assertThat(CrossEntropy.loss(logits, 0, 2, 1))
        .isCloseTo(Math.log1p(Math.exp(1.5)), within(ROUNDING));
  }

  @Test
  void hugeLogits_doNotOverflow() {
    double[] logits = {1e4, -1e4, 0};
    assertThat(CrossEntropy.loss(logits, 0, 3, 0)).isEqualTo(0);
    assertThat(CrossEntropy.loss(logits, 0, 3, 1)).isEqualTo(2e4);
  }

  @Test
  void notANumber_isAResult() {
    double[] logits = {0, Double.NaN, 3};
    assertThat(CrossEntropy.loss(logits, 0, 3, 2)).isNaN();
    assertThat(CrossEntropy.predicted(logits, 0, 3)).isEqualTo(1);
  }

  @Test
  void tie_goesToTheFirstClass() {
    assertThat(CrossEntropy.predicted(new double[] {9, 1, 2, 2}, 1, 3)).isEqualTo(1);
  }

  @Test
  void tally_givesMeanAccuracyAndStandardError() {
    LossTally tally = new LossTally(LossFunction.CROSS_ENTROPY, 3);
    double[] logits = {0, 0, Math.log(3), 0, 0, Math.log(7)};
    tally.add(new double[] {logits[0], logits[1], logits[2], logits[3]}, new int[] {0, 0});
    tally.add(new double[] {logits[4], logits[5]}, new int[] {0});
    double[] losses = {Math.log(2), Math.log(4.0 / 3), Math.log(8)};
    double mean = (losses[0] + losses[1] + losses[2]) / 3;
    double squares = 0;
    for (double loss : losses) {
      squares += (loss - mean) * (loss - mean);
    }
    Measurement measured = tally.measurement();
    assertThat(measured.get(0)).isCloseTo(mean, within(ROUNDING));
    assertThat(measured.get(1)).isCloseTo(200.0 / 3, within(100 * ROUNDING));
    assertThat(measured.get(2)).isCloseTo(Math.sqrt(squares / 2 / 3), within(ROUNDING));
  }
}
