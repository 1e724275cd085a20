// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.interpolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.direction.TowardModels;
import org.thalweg.landscape.objective.AnalyticObjectives;
import org.thalweg.landscape.objective.Objective;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;

/** Whole lines and planes through models, on landscapes with known answers. */
class KnownLinesTest {
  private static final double POLYNOMIAL = 1e-10;
  private static final double CONVEX = 1e-10;
  private static final int SIZE = 12;

  private static final ParameterVector ORIGIN = AnalyticObjectives.origin(SIZE);

  /** Entries that are multiples of 1/64: sums and differences of models are exact in floats. */
  private static ParameterVector model(int seed) {
    Random random = new Random(seed);
    float[] values = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      values[i] = (random.nextInt(257) - 128) / 64f;
    }
    return ParameterVector.of(ORIGIN.layout(), values);
  }

  private static Subspace toward(ParameterVector centre, ParameterVector... others) {
    return new Subspace(
        centre, new TowardModels(List.of(others)).directions(centre, others.length));
  }

  private static Objective wavy(ParameterVector centre) {
    return AnalyticObjectives.of(
        centre,
        theta -> {
          double sum = 0;
          for (int i = 0; i < theta.length; i++) {
            sum += Math.cos((i + 1) * theta[i]) + theta[i] * theta[i] / 10;
          }
          return sum;
        });
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {1, 2, 3})
  void endsOfALine_haveTheModelsLosses_bitByBit(int seed) {
    ParameterVector a = model(seed);
    ParameterVector b = model(seed + 100);
    Objective objective = wavy(a);
    try (Slice line = objective.restrictedTo(toward(a, b))) {
      assertThat(line.measure(Coordinates.of(0))).isEqualTo(objective.measure(a));
      assertThat(line.measure(Coordinates.of(1))).isEqualTo(objective.measure(b));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {1, 2, 3})
  void quadratic_isItsSixCoefficientPolynomial(int seed) {
    double[] lambda = new Random(seed).doubles(SIZE, -1, 5).toArray();
    Objective objective = AnalyticObjectives.quadratic(lambda);
    Subspace plane = toward(model(seed), model(seed + 1), model(seed + 2));
    ParameterVector c = plane.centre();
    ParameterVector d = plane.directions().get(0);
    ParameterVector e = plane.directions().get(1);
    double f = product(lambda, c, c) / 2;
    double fx = product(lambda, c, d);
    double fy = product(lambda, c, e);
    double fxx = product(lambda, d, d) / 2;
    double fxy = product(lambda, d, e);
    double fyy = product(lambda, e, e) / 2;
    DoubleBinaryOperator polynomial =
        (x, y) -> f + fx * x + fy * y + fxx * x * x + fxy * x * y + fyy * y * y;

    try (Slice slice = objective.restrictedTo(plane)) {
      for (double x : new Axis(-1, 2, 7).toArray()) {
        for (double y : new Axis(-2, 1, 5).toArray()) {
          double expected = polynomial.applyAsDouble(x, y);
          assertThat(slice.measure(Coordinates.of(x, y)).get(0))
              .isCloseTo(expected, Offset.offset(POLYNOMIAL * (1 + Math.abs(expected))));
        }
      }
    }
  }

  /** Through a quadratic's minimum, the third of three models on one line is the lowest. */
  @Test
  void collinearModels_lieOnOneParabola() {
    ParameterVector end = model(5);
    ParameterVector start = ParameterVector.zero(end.layout()).minus(end);
    Objective objective = AnalyticObjectives.quadratic(new Random(1).doubles(SIZE, 1, 2).toArray());
    ThreePointPlane plane = ThreePointPlane.ofCollinear(start, end, ORIGIN, 0);
    try (Slice slice = objective.restrictedTo(plane.subspace())) {
      double atEnd = objective.measure(end).get(0);
      assertThat(slice.measure(plane.models().get(2)).get(0))
          .isCloseTo(0, Offset.offset(1e-6 * atEnd));
      assertThat(slice.measure(plane.models().get(1)).get(0))
          .isCloseTo(atEnd, Offset.offset(1e-6 * atEnd));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {1, 2, 3})
  void cornersOfAPlane_haveTheModelsLosses(int seed) {
    List<ParameterVector> models = List.of(model(seed), model(seed + 1), model(seed + 2));
    Objective objective = wavy(models.get(0));
    ThreePointPlane plane = ThreePointPlane.of(models.get(0), models.get(1), models.get(2));
    try (Slice slice = objective.restrictedTo(plane.subspace())) {
      for (int k = 0; k < 3; k++) {
        double loss = objective.measure(models.get(k)).get(0);
        assertThat(slice.measure(plane.models().get(k)).get(0))
            .isCloseTo(loss, Offset.offset(1e-5));
      }
      assertThat(slice.measure(plane.models().get(0))).isEqualTo(objective.measure(models.get(0)));
    }
  }

  /** Two minima of (x² − 1)² and another curvature across: a double well with a known barrier. */
  @Test
  void doubleWell_hasItsBarrierBetweenItsMinima() {
    ParameterVector a = AnalyticObjectives.coordinateAxes(ORIGIN, 1).directions().get(0);
    ParameterVector b = ORIGIN.minus(a);
    Objective wells =
        AnalyticObjectives.of(
            a, theta -> (theta[0] * theta[0] - 1) * (theta[0] * theta[0] - 1) + theta[1]);
    Axis axis = Axis.parse("-0.5:1.5:42");
    try (Slice line = wells.restrictedTo(toward(a, b))) {
      double[] losses = new double[axis.count()];
      for (int i = 0; i < losses.length; i++) {
        losses[i] = line.measure(Coordinates.of(axis.at(i))).get(0);
      }
      LossCurve curve = LossCurve.of(axis, losses);
      Barrier barrier = Barrier.of(curve, x -> line.measure(Coordinates.of(x)).get(0), 1e-5);

      assertThat(barrier.overChord().height()).isCloseTo(1, Offset.offset(1e-9));
      assertThat(barrier.overChord().at()).isCloseTo(0.5, Offset.offset(1e-5));
      // The two ends are not on this axis and are measured.
      assertThat(barrier.lossAt0()).isZero();
      assertThat(Monotonicity.of(curve).isMonotone()).isFalse();
    }
  }

  /** A convex loss of a linear model: methods of lines and planes show nothing but convexity. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {1, 2, 3})
  void logisticRegression_isConvexOnEveryPlane_andHasNoBarrier(int seed) {
    Objective objective = AnalyticObjectives.of(ORIGIN, logistic(seed));
    ThreePointPlane plane = ThreePointPlane.of(model(seed), model(seed + 10), model(seed + 20));
    double[] xs = plane.xAxis(7).toArray();
    double[] ys = plane.yAxis(6).toArray();
    try (Slice slice = objective.restrictedTo(plane.subspace())) {
      for (int p = 0; p < xs.length * ys.length; p++) {
        for (int q = 0; q < p; q++) {
          double[] at = {xs[p % 7], ys[p / 7], xs[q % 7], ys[q / 7]};
          double middle = loss(slice, (at[0] + at[2]) / 2, (at[1] + at[3]) / 2);
          double mean = (loss(slice, at[0], at[1]) + loss(slice, at[2], at[3])) / 2;
          assertThat(middle).isLessThanOrEqualTo(mean + CONVEX);
        }
      }
    }
    try (Slice line = objective.restrictedTo(toward(model(seed), model(seed + 10)))) {
      Axis axis = new Axis(0, 1, 21);
      double[] losses = new double[21];
      for (int i = 0; i < losses.length; i++) {
        losses[i] = line.measure(Coordinates.of(axis.at(i))).get(0);
      }
      assertThat(Barrier.of(LossCurve.of(axis, losses)).overChord().height()).isZero();
    }
  }

  private static double loss(Slice slice, double x, double y) {
    return slice.measure(Coordinates.of(x, y)).get(0);
  }

  private static ToDoubleFunction<double[]> logistic(int seed) {
    Random random = new Random(seed);
    double[][] samples = new double[20][];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = random.doubles(SIZE, -1, 1).toArray();
    }
    return theta -> {
      double sum = 0;
      for (int i = 0; i < samples.length; i++) {
        double margin = 0;
        for (int j = 0; j < SIZE; j++) {
          margin += samples[i][j] * theta[j] * (i % 2 == 0 ? 1 : -1);
        }
        sum += Math.max(0, -margin) + Math.log1p(Math.exp(-Math.abs(margin)));
      }
      return sum / samples.length;
    };
  }

  private static double product(double[] lambda, ParameterVector a, ParameterVector b) {
    double sum = 0;
    for (int i = 0; i < lambda.length; i++) {
      sum += lambda[i] * a.get(i) * b.get(i);
    }
    return sum;
  }
}
