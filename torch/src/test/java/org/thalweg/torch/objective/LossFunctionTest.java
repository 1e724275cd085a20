// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.TorchEngine;

class LossFunctionTest {
  private static final double ROUNDING = 1e-15;

  @Test
  void equalLogits_squareToTheirDistanceFromOneHot() {
    assertThat(SquaredError.loss(new double[] {5, 5, 5, 5}, 0, 4, 2))
        .isCloseTo((4 - 1) / 16.0, within(ROUNDING));
  }

  @Test
  void twoLogits_squareTheMissingProbability() {
    double wrong = 1 / (1 + Math.exp(1.5));
    assertThat(SquaredError.loss(new double[] {0.3, -1.2}, 0, 2, 0))
        .isCloseTo(wrong * wrong, within(ROUNDING));
  }

  @Test
  void almostCertainLogits_keepTheirDigits() {
    double wrong = Math.exp(-40);
    assertThat(SquaredError.loss(new double[] {0, 40}, 0, 2, 1))
        .isCloseTo(wrong * wrong, within(10 * ROUNDING * wrong * wrong));
  }

  @Test
  void hugeLogits_doNotOverflowTheSquares() {
    double[] logits = {1e4, -1e4, 0};
    assertThat(SquaredError.loss(logits, 0, 3, 0)).isEqualTo(0);
    assertThat(SquaredError.loss(logits, 0, 3, 1)).isCloseTo(2.0 / 3, within(ROUNDING));
  }

  @Test
  void notANumber_isAResult() {
    assertThat(SquaredError.loss(new double[] {0, Double.NaN, 3}, 0, 3, 2)).isNaN();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void sumForAutograd_isThatOfTheSamples(LossFunction loss) {
    double[] logits = {0.5, -1.25, 2, 0, 0.75, -3};
    int[] labels = {2, 0};
    float[] entries = {0.5f, -1.25f, 2, 0, 0.75f, -3};
    double summed =
        TorchEngine.load()
            .infer(
                "summing",
                () ->
                    loss.sum(
                            HostArrays.toTensor(entries, 2, 3).to(ScalarType.Double),
                            HostArrays.toTensor(labels))
                        .item_double());
    assertThat(loss.of(logits, 0, 3, labels[0]) + loss.of(logits, 3, 3, labels[1]))
        .isCloseTo(summed, within(10 * ROUNDING));
  }

  @Test
  void words_nameTheLosses() {
    assertThat(LossFunction.named("mse")).isEqualTo(LossFunction.MSE);
    assertThat(LossFunction.named("cross-entropy")).isEqualTo(LossFunction.CROSS_ENTROPY);
    assertThatThrownBy(() -> LossFunction.named("huber"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "loss is one of cross-entropy, mse, squared, hinge, logistic, focal, got \"huber\"");
  }

  @Test
  void hingeOfTwoClasses_isTheMarginOfTheirDifference() {
    assertThat(LossFunction.HINGE.of(new double[] {0.25, -0.5}, 0, 2, 0)).isEqualTo(0.25);
    assertThat(LossFunction.HINGE.of(new double[] {0.25, -0.5}, 0, 2, 1)).isEqualTo(1.75);
    assertThat(LossFunction.HINGE.of(new double[] {2, 0.5}, 0, 2, 0)).isZero();
  }

  @Test
  void focalLoss_forgivesWhatIsNearlyRight() {
    double p = 1 / (1 + Math.exp(-3));
    assertThat(LossFunction.FOCAL.of(new double[] {3, 0}, 0, 2, 0))
        .isCloseTo(-(1 - p) * (1 - p) * Math.log(p), within(ROUNDING));
  }

  @Test
  void squaredLoss_ofTheOneHotItself_isZero() {
    assertThat(LossFunction.SQUARED.of(new double[] {0, 1, 0}, 0, 3, 1)).isZero();
    assertThat(LossFunction.SQUARED.of(new double[] {0, 1, 0}, 0, 3, 0)).isEqualTo(2.0 / 3);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = "SQUARED", mode = EnumSource.Mode.EXCLUDE)
  void chance_isTheLossOfEqualLogits(LossFunction loss) {
    assertThat(loss.chance(5))
        .isCloseTo(loss.of(new double[] {7, 7, 7, 7, 7}, 0, 5, 3), within(10 * ROUNDING));
  }

  @Test
  void chanceOfSquares_isTheLossOfEqualProbabilities() {
    double[] odds = {0.2, 0.2, 0.2, 0.2, 0.2};
    assertThat(LossFunction.SQUARED.chance(5))
        .isCloseTo(LossFunction.SQUARED.of(odds, 0, 5, 3), within(ROUNDING));
  }
}
