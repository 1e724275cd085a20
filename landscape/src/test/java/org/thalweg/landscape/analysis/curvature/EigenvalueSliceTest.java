// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.curvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.analysis.operator.DiagonalOperator;
import org.thalweg.landscape.analysis.operator.TopEigenpairs;
import org.thalweg.landscape.objective.AnalyticObjectives;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.subspace.Coordinates;

class EigenvalueSliceTest {
  private static final double ROUNDING = 1e-12;

  private static EigenvalueSlice slice(double... eigenvalues) {
    return slice(QuadraticObjective.of(new DiagonalOperator(eigenvalues)));
  }

  private static EigenvalueSlice slice(TwiceDifferentiableObjective objective) {
    return new EigenvalueSlice(
        objective,
        ParameterSelection.all(objective.parameters().layout()),
        AnalyticObjectives.coordinateAxes(objective.parameters(), 2),
        TopEigenpairs.Options.of(0));
  }

  private static double value(EigenvalueSlice slice, Measurement measured, String channel) {
    List<String> names = slice.channels().stream().map(Channel::name).toList();
    assertThat(names).contains(channel);
    return measured.get(names.indexOf(channel));
  }

  @Test
  void quadratic_hasOneRatioEverywhere() {
    EigenvalueSlice slice = slice(4, 1, -0.5, 2, 0);
    for (double x : new double[] {-1, 0, 0.25}) {
      Measurement measured = slice.measure(Coordinates.of(x, 2 * x));
      assertThat(value(slice, measured, "max_eig")).isCloseTo(4, within(ROUNDING));
      assertThat(value(slice, measured, "min_eig")).isCloseTo(-0.5, within(ROUNDING));
      assertThat(value(slice, measured, "eig_abs_ratio")).isCloseTo(0.125, within(ROUNDING));
      assertThat(value(slice, measured, "eig_ratio")).isCloseTo(-0.125, within(ROUNDING));
      assertThat(value(slice, measured, "max_eig_residual")).isLessThan(ROUNDING);
      assertThat(value(slice, measured, "eig_unconverged")).isZero();
      assertThat(value(slice, measured, "eig_steps")).isEqualTo(5);
    }
  }

  @Test
  void positiveSmallestEigenvalue_keepsItsSign() {
    EigenvalueSlice slice = slice(4, 1, 2);
    Measurement measured = slice.measure(Coordinates.of(0, 0));
    assertThat(value(slice, measured, "eig_ratio")).isCloseTo(0.25, within(ROUNDING));
  }

  @Test
  void largeSmallestEigenvalue_isNotCutAtOne() {
    // The reference's maximum over processes starts at 1 and keeps it.
    EigenvalueSlice slice = slice(40, 10, 20);
    Measurement measured = slice.measure(Coordinates.of(0, 0));
    assertThat(value(slice, measured, "min_eig")).isCloseTo(10, within(1e-11));
  }

  @Test
  void flatLandscape_hasEigenvaluesButNoRatio() {
    EigenvalueSlice slice = slice(0, 0, 0);
    Measurement measured = slice.measure(Coordinates.of(0.5, 0));
    assertThat(value(slice, measured, "max_eig")).isZero();
    assertThat(value(slice, measured, "min_eig")).isZero();
    assertThat(value(slice, measured, "eig_abs_ratio")).isNaN();
  }

  @Test
  void negativeDefinite_isAResult() {
    EigenvalueSlice slice = slice(-1, -4);
    Measurement measured = slice.measure(Coordinates.of(0, 0));
    assertThat(value(slice, measured, "max_eig")).isCloseTo(-1, within(ROUNDING));
    assertThat(value(slice, measured, "eig_ratio")).isCloseTo(4, within(ROUNDING));
  }

  @Test
  void notFiniteCurvature_isNaN() {
    EigenvalueSlice slice = slice(1, Double.NaN);
    Measurement measured = slice.measure(Coordinates.of(0, 0));
    for (int c = 0; c < measured.size(); c++) {
      assertThat(measured.get(c)).isNaN();
    }
  }
}
