// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.TorchEngine;
import org.thalweg.torch.training.optimizer.Adadelta;
import org.thalweg.torch.training.optimizer.Adagrad;
import org.thalweg.torch.training.optimizer.Adam;
import org.thalweg.torch.training.optimizer.MovedWeights;
import org.thalweg.torch.training.optimizer.Optimizer;
import org.thalweg.torch.training.optimizer.OptimizerRun;
import org.thalweg.torch.training.optimizer.RmsProp;
import org.thalweg.torch.training.optimizer.Sam;
import org.thalweg.torch.training.optimizer.Sgd;

class OptimizersTest {
  /** The digits that PyTorch's values were printed with. */
  private static final double PRINTED = 1e-11;

  /** A step to either side of a stability bound, and how long a path takes to show it. */
  private static final double CLOSE = 0.01;

  private static final int LONG = 2000;

  /** On (x² + 10 y²)/2 from (1, 1), as PyTorch 1.13 computes it. */
  static Stream<Arguments> golden() {
    return Stream.of(
        golden(
            Sgd.plain(),
            0.05,
            0.950000000000,
            0.500000000000,
            0.902500000000,
            0.250000000000,
            0.773780937500,
            0.031250000000),
        golden(
            new Sgd(0.9, 0, false, 0),
            0.05,
            0.950000000000,
            0.500000000000,
            0.857500000000,
            -0.200000000000,
            0.417155937500,
            -0.521800000000),
        golden(
            new Sgd(0.9, 0.5, false, 0),
            0.05,
            0.950000000000,
            0.500000000000,
            0.881250000000,
            -0.075000000000,
            0.598442871094,
            -0.934284375000),
        golden(
            Sgd.nesterov(0),
            0.05,
            0.905000000000,
            0.050000000000,
            0.778525000000,
            -0.402500000000,
            0.315942305066,
            -0.011137187500),
        golden(
            new Sgd(0.9, 0, false, 0.1),
            0.05,
            0.945000000000,
            0.495000000000,
            0.843525000000,
            -0.209475000000,
            0.366676659591,
            -0.508675216191),
        golden(
            Adagrad.usual(0),
            0.5,
            0.500000000050,
            0.500000000005,
            0.276393202302,
            0.276393202255,
            0.050891304263,
            0.050891304242),
        golden(
            new Adagrad(0.1, 0.1, 1e-10, 0),
            0.5,
            0.523268705423,
            0.500249812661,
            0.320342225089,
            0.296970946211,
            0.103181040376,
            0.089063388209),
        golden(
            RmsProp.usual(0),
            0.05,
            0.500000050000,
            0.500000005000,
            0.275493424703,
            0.275493377690,
            0.049155070841,
            0.049155049971),
        golden(
            new RmsProp(0.99, true, 0.9, 1e-8, 0),
            0.05,
            0.497481142875,
            0.497481097421,
            -0.180414275168,
            -0.180414363408,
            -0.818109695638,
            -0.818109667592),
        golden(
            Adadelta.usual(0),
            1,
            0.996837738151,
            0.996837722498,
            0.993598198408,
            0.993598166293,
            0.983631387349,
            0.983631303667),
        golden(
            Adam.usual(0),
            0.1,
            0.900000001000,
            0.900000000100,
            0.800412229712,
            0.800412227875,
            0.507963661927,
            0.507963657134),
        golden(
            Adam.usual(0.1),
            0.1,
            0.900000000909,
            0.900000000099,
            0.800412229527,
            0.800412227873,
            0.507963661443,
            0.507963657129),
        golden(
            Adam.largest(0),
            0.1,
            0.900000001000,
            0.900000000100,
            0.800412229712,
            0.800412227875,
            0.507963661927,
            0.507963657134),
        golden(
            Adam.decoupled(0.01),
            0.1,
            0.899000001000,
            0.899000000100,
            0.798519028189,
            0.798519026352,
            0.504080092747,
            0.504080087961),
        golden(
            Adam.decoupled(0.1),
            0.1,
            0.890000001000,
            0.890000000100,
            0.781571856954,
            0.781571855122,
            0.469952659619,
            0.469952654891));
  }

  private static Arguments golden(Optimizer rule, double rate, double... values) {
    return arguments(rule, rate, values);
  }

  @ParameterizedTest(name = "{0} at {1}")
  @MethodSource("golden")
  void stepsOneTwoAndFive_equalPyTorch(Optimizer rule, double rate, double[] values) {
    List<double[]> path = Bowl.of(1.0, 10.0).path(rule, rate, 5);

    double[] reached = {
      path.get(1)[0], path.get(1)[1], path.get(2)[0], path.get(2)[1], path.get(5)[0], path.get(5)[1]
    };
    assertThat(reached).containsExactly(values, within(PRINTED));
  }

  @Test
  void gradientDescentOnHalfASquare_isAPowerOfNineTenths() {
    List<double[]> path = Bowl.of(1.0).path(Sgd.plain(), 0.1, 20);

    for (int t = 0; t < path.size(); t++) {
      assertThat(path.get(t)[0]).isCloseTo(Math.pow(0.9, t), within(PRINTED));
    }
  }

  /** The bounds of the 2×2 iteration matrices, on a curvature of 4. */
  static Stream<Arguments> bounds() {
    return Stream.of(
        arguments(Sgd.plain(), 2 / 4.0),
        arguments(new Sgd(0.9, 0, false, 0), 2 * 1.9 / 4),
        arguments(Sgd.nesterov(0), 2 * 1.9 / (4 * 2.8)));
  }

  @ParameterizedTest
  @MethodSource("bounds")
  void justBelowTheBound_descends_andJustAbove_climbs(Optimizer rule, double bound) {
    Bowl bowl = Bowl.of(4.0);

    assertThat(Math.abs(bowl.path(rule, bound * (1 - CLOSE), LONG).get(LONG)[0])).isLessThan(1e-3);
    assertThat(Math.abs(bowl.path(rule, bound * (1 + CLOSE), LONG).get(LONG)[0]))
        .isGreaterThan(1e3);
  }

  /** e = ρ g/‖g‖ with g = (1, 10); then a plain step along the gradient at θ + e. */
  @Test
  void sam_stepsAlongTheGradientAtTheWorstPlaceNearby() {
    double rho = 0.05;
    double length = Math.hypot(1, 10);
    double x = 1 - 0.1 * (1 + rho / length);
    double y = 1 - 0.1 * 10 * (1 + 10 * rho / length);

    double[] first = Bowl.of(1.0, 10.0).path(new Sam(Sgd.plain(), rho), 0.1, 1).get(1);

    assertThat(first).containsExactly(new double[] {x, y}, within(PRINTED));
  }

  @Test
  void samWithoutAGradient_staysWhereItIs() {
    assertThat(Bowl.of(0.0).path(new Sam(Sgd.plain(), 0.05), 0.1, 3).get(3)[0]).isEqualTo(1);
  }

  @Test
  void samAroundAdam_remembersWhatAdamDoes() {
    int remembered =
        TorchEngine.load()
            .differentiate(
                "beginning",
                () ->
                    new Sam(Adam.largest(0), 0.1)
                        .begin(MovedWeights.all(Bowl.doubles(List.of(1.0))))
                        .memory()
                        .size());

    assertThat(remembered).isEqualTo(3);
  }

  static Stream<Optimizer> decaying() {
    return Stream.of(
        new Sgd(0, 0, false, 0.1),
        Adagrad.usual(0.1),
        RmsProp.usual(0.1),
        Adadelta.usual(0.1),
        Adam.usual(0.1),
        Adam.decoupled(0.1));
  }

  /** Without a gradient only decay moves weights. */
  @ParameterizedTest
  @MethodSource("decaying")
  void sparedEntries_doNotDecay(Optimizer rule) {
    double[] moved =
        TorchEngine.load()
            .differentiate(
                "stepping",
                () -> {
                  Tensor theta = Bowl.doubles(List.of(2.0, 2.0));
                  Tensor mask = Bowl.doubles(List.of(1.0, 0.0));
                  OptimizerRun run = rule.begin(new MovedWeights(theta, Optional.of(mask)));
                  run.step(Bowl.of(0.0, 0.0).gradient(theta), 0.1);
                  return HostArrays.toDoubles(theta);
                });

    assertThat(moved[0]).isLessThan(2);
    assertThat(moved[1]).isEqualTo(2);
  }

  @Test
  void maskOfOnes_decaysAsWithoutOne() {
    double[] masked =
        TorchEngine.load()
            .differentiate(
                "stepping",
                () -> {
                  Tensor theta = Bowl.doubles(List.of(1.0, 1.0));
                  Tensor mask = Bowl.doubles(List.of(1.0, 1.0));
                  OptimizerRun run =
                      Sgd.nesterov(0.1).begin(new MovedWeights(theta, Optional.of(mask)));
                  for (int i = 0; i < 5; i++) {
                    run.step(Bowl.of(1.0, 10.0).gradient(theta), 0.05);
                  }
                  return HostArrays.toDoubles(theta);
                });

    assertThat(masked)
        .containsExactly(
            Bowl.of(1.0, 10.0).path(Sgd.nesterov(0.1), 0.05, 5).get(5), within(PRINTED));
  }

  @Test
  void constantsOutOfRange_areRefused() {
    assertThatThrownBy(() -> new Sgd(0, 0, true, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got 0.0 and 0.0");
    assertThatThrownBy(() -> new Adam(1, 0.9, 1e-8, 0, false, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("below 1, got 1.0");
    assertThatThrownBy(() -> RmsProp.usual(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("weight decay is not negative, got -1.0");
    assertThatThrownBy(() -> new Sam(Sgd.plain(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("radius");
  }
}
