// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.sharpness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.objective.AnalyticObjectives;
import org.thalweg.landscape.objective.DifferentiableObjective;
import org.thalweg.landscape.objective.SmoothFormula;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;

class SharpnessTest {
  private static final double EXACT = 1e-9;
  private static final double[] CURVATURES = {8, 2, 0.5, -1};
  private static final double[] MINIMUM = {1, -3, 0, 2};

  private static SharpnessOptions options(double... boxes) {
    return new SharpnessOptions(
        0.05, 0.5, 0.01, Arrays.stream(boxes).boxed().toList(), 10, 0, List.of(0.05), 4, 1);
  }

  private static Sharpness of(DifferentiableObjective objective, SharpnessOptions options) {
    return Sharpness.of(objective, options, 1);
  }

  /** Curvatures 8, 2, ½, −1 seen from a point with gradient (8, −4, ½, 1). */
  private static SmoothFormula slope() {
    return SmoothFormula.quadratic(CURVATURES, MINIMUM, 0.25, 2, -5, 1, 1);
  }

  @Test
  void gradientStep_onAQuadratic_hasItsClosedForm() {
    double norm = Math.sqrt(64 + 16 + 0.25 + 1);
    double bend = (8 * 64 + 2 * 16 + 0.5 * 0.25 - 1) / (norm * norm);

    StepSharpness step = of(slope(), options()).step();

    assertThat(step.rise()).isCloseTo(0.05 * norm + 0.05 * 0.05 * bend / 2, within(EXACT));
    assertThat(step.isStationary()).isFalse();
  }

  @Test
  void adaptiveStep_onAQuadratic_hasItsClosedForm() {
    double[] weights = {2, 5, 1, 1};
    double[] gradient = {8, -4, 0.5, 1};
    double squares = 0;
    double[] step = new double[4];
    for (int i = 0; i < 4; i++) {
      double scale = weights[i] + 0.01;
      squares += scale * scale * gradient[i] * gradient[i];
      step[i] = scale * scale * gradient[i];
    }
    double rise = 0;
    for (int i = 0; i < 4; i++) {
      step[i] *= 0.5 / Math.sqrt(squares);
      rise += gradient[i] * step[i] + CURVATURES[i] * step[i] * step[i] / 2;
    }

    assertThat(of(slope(), options()).adaptiveStep().rise())
        .isCloseTo(rise, within(1e-6 * Math.abs(rise)));
  }

  @Test
  void adaptiveStepWithoutOffset_ignoresRescaledWeights() {
    SharpnessOptions bare = new SharpnessOptions(0.05, 0.5, 0, List.of(), 1, 0, List.of(), 2, 0);
    double[] rescaled = {8.0 / 64, 2 * 16.0, 0.5, -4};

    double one = of(slope(), bare).adaptiveStep().rise();
    double other =
        of(
                SmoothFormula.quadratic(
                    rescaled, new double[] {8, -0.75, 0, 1}, 0.25, 16, -1.25f, 1, 0.5f),
                bare)
            .adaptiveStep()
            .rise();

    assertThat(other).isCloseTo(one, within(1e-6 * Math.abs(one)));
  }

  @Test
  void withoutASlope_stepsAreFlaggedAndCountAsZero() {
    Sharpness flat = of(SmoothFormula.quadratic(CURVATURES, MINIMUM, 0, 1, -3, 0, 2), options());

    assertThat(flat.gradientNorm()).isZero();
    assertThat(flat.step()).isEqualTo(new StepSharpness(0.05, 0, true));
    assertThat(flat.adaptiveStep()).isEqualTo(new StepSharpness(0.5, 0, true));
  }

  @Test
  void boxAroundAMinimum_reachesItsCorner() {
    double epsilon = 0x1p-10;
    double[] curvatures = {8, 2, 0.5, 1e-3};
    SmoothFormula bowl = SmoothFormula.quadratic(curvatures, MINIMUM, 0.25, 1, -3, 0, 2);
    double rise = 0;
    for (int i = 0; i < 4; i++) {
      double reach = epsilon * (Math.abs(MINIMUM[i]) + 1);
      rise += curvatures[i] * reach * reach / 2;
    }

    BoxSharpness box = of(bowl, options(epsilon)).boxes().get(0);

    assertThat(box.percent()).isCloseTo(100 * rise / 1.25, within(EXACT * 100 * rise));
    assertThat(box.dimension()).isEqualTo(4);
    assertThat(box.gradients()).isLessThanOrEqualTo(20);
  }

  @ParameterizedTest(name = "epsilon {0}")
  @ValueSource(doubles = {0.05, 0.3, 1})
  void boxOnHimmelblau_findsWhatEveryPointOfAFineGridGives(double epsilon) {
    float[] at = {2.5f, 1.5f};
    SmoothFormula himmelblau =
        SmoothFormula.of(
            ParameterVector.of(AnalyticObjectives.origin(2).layout(), at),
            SharpnessTest::himmelblau,
            SharpnessTest::himmelblauSlope);
    double highest = 0;
    for (int i = 0; i <= 1000; i++) {
      for (int j = 0; j <= 1000; j++) {
        double x = at[0] + epsilon * (at[0] + 1) * (i / 500.0 - 1);
        double y = at[1] + epsilon * (at[1] + 1) * (j / 500.0 - 1);
        highest = Math.max(highest, himmelblau(new double[] {x, y}));
      }
    }

    Sharpness sharpness = of(himmelblau, options(epsilon));

    double found = sharpness.loss() + sharpness.boxes().get(0).rise();
    assertThat(found).isCloseTo(highest, within(1e-5 * highest));
  }

  private static double himmelblau(double[] p) {
    double a = p[0] * p[0] + p[1] - 11;
    double b = p[0] + p[1] * p[1] - 7;
    return a * a + b * b;
  }

  private static double[] himmelblauSlope(double[] p) {
    double a = p[0] * p[0] + p[1] - 11;
    double b = p[0] + p[1] * p[1] - 7;
    return new double[] {4 * p[0] * a + 2 * b, 2 * a + 4 * p[1] * b};
  }

  @Test
  void subspaceBox_onASlope_reachesTheCornerOfItsOwnBox() {
    float[] gradient = new float[40];
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = i % 7 - 3;
    }
    ParameterVector origin = AnalyticObjectives.origin(40);
    SmoothFormula slope =
        SmoothFormula.of(
            origin,
            theta -> {
              double sum = 0;
              for (int i = 0; i < theta.length; i++) {
                sum += gradient[i] * theta[i];
              }
              return sum;
            },
            theta -> {
              double[] constant = new double[40];
              Arrays.setAll(constant, i -> gradient[i]);
              return constant;
            });
    SubspaceBox box = SubspaceBox.draw(origin, 1, 5, 3).of(1e-3);
    double[] slopes = box.pulledBack(slope.gradient(origin));
    double corner = 0;
    for (double s : slopes) {
      corner += Math.abs(s);
    }
    SharpnessOptions five =
        new SharpnessOptions(0.05, 0.5, 0.01, List.of(1e-3), 10, 5, List.of(), 2, 3);

    BoxSharpness found = of(slope, five).subspaceBoxes().get(0);

    assertThat(found.dimension()).isEqualTo(5);
    assertThat(found.rise()).isCloseTo(corner, within(1e-6 * corner));
  }

  @Test
  void subspaceBox_isAsWideAsThePseudoInverseSays() {
    // θ = A (3, −2): the pseudo-inverse gives (3, −2) back.
    ParameterVector zero = AnalyticObjectives.origin(30);
    SubspaceBox unit = SubspaceBox.draw(zero, 1, 2, 5);
    ParameterVector inside = unit.at(new double[] {3, -2});

    SubspaceBox box = SubspaceBox.draw(inside, 0.5, 2, 5);

    ParameterVector moved = box.at(new double[] {1, 1}).minus(inside);
    ParameterVector expected = unit.at(new double[] {0.5 * 4, 0.5 * 3}).minus(zero);
    assertThat(moved.minus(expected).norm()).isLessThan(1e-5);
  }

  @Test
  void averageOnAQuadratic_isHalfTheScaledTrace_withinItsError() {
    SharpnessOptions many =
        new SharpnessOptions(0.05, 0.5, 0.01, List.of(), 1, 0, List.of(0.1, 0.05), 4000, 7);

    List<AverageSharpness> averages = of(slope(), many).averages();

    double trace = 8 * 4 + 2 * 25 + 0.5 - 1;
    assertThat(averages).extracting(AverageSharpness::deviation).containsExactly(0.1, 0.05);
    for (AverageSharpness average : averages) {
      double expected = average.deviation() * average.deviation() * trace / 2;
      assertThat(average.mean()).isCloseTo(expected, within(3 * average.standardError()));
      assertThat(average.standardError()).isBetween(1e-4, 0.05);
    }
  }

  @Test
  void averageDraws_areCommonToAllDeviations() {
    // Along one line a parabola without slope: the rises of two deviations are exact multiples.
    SmoothFormula bowl = SmoothFormula.quadratic(new double[] {2, 3}, new double[] {4, 1}, 0, 4, 1);
    SharpnessOptions few =
        new SharpnessOptions(0.05, 0.5, 0.01, List.of(), 1, 0, List.of(0.5, 0.25), 3, 7);

    List<AverageSharpness> averages = of(bowl, few).averages();

    assertThat(averages.get(0).mean()).isCloseTo(4 * averages.get(1).mean(), within(EXACT));
  }

  @Test
  void threads_changeNoBit() {
    SharpnessOptions all = SharpnessOptions.defaults(3);

    assertThat(Sharpness.of(slope(), all, 7)).isEqualTo(Sharpness.of(slope(), all, 1));
  }

  @Test
  void runningStatistics_areNotMoved() {
    ParameterLayout layout =
        new ParameterLayout(
            List.of(
                new ParameterBlock("w", List.of(1, 3), ParameterRole.WEIGHT),
                new ParameterBlock("m", List.of(2), ParameterRole.RUNNING_MEAN)));
    ParameterVector model = ParameterVector.of(layout, new float[] {1, 2, 3, 4, 5});
    SmoothFormula watched =
        SmoothFormula.of(
            model,
            theta -> {
              assertThat(theta[3]).isEqualTo(4);
              assertThat(theta[4]).isEqualTo(5);
              return theta[0] * theta[0] + theta[1] + theta[2];
            },
            theta -> new double[] {2 * theta[0], 1, 1, 0, 0});
    SharpnessOptions small =
        new SharpnessOptions(0.05, 0.5, 0.01, List.of(1e-3), 10, 2, List.of(0.1), 5, 0);

    Sharpness sharpness = of(watched, small);

    assertThat(sharpness.boxes().get(0).dimension()).isEqualTo(3);
    assertThat(sharpness.subspaceBoxes().get(0).rise()).isPositive();
  }

  @Test
  void lossThatIsNoNumber_isRefused() {
    SmoothFormula torn =
        SmoothFormula.of(AnalyticObjectives.origin(1), theta -> Double.NaN, theta -> theta);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(torn, options()))
        .withMessageContaining("must be finite, got NaN");
  }

  @ParameterizedTest(name = "rho {0}")
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void stepsWithoutALength_areRefused(double rho) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SharpnessOptions(rho, 0.5, 0.01, List.of(), 1, 0, List.of(), 2, 0))
        .withMessageContaining("positive and finite, got " + rho);
  }
}
