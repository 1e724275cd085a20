// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.curvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.analysis.operator.DiagonalOperator;
import org.thalweg.landscape.analysis.operator.LinearOperator;
import org.thalweg.landscape.analysis.operator.SpectralDensity;
import org.thalweg.landscape.analysis.operator.TopEigenpairs;
import org.thalweg.landscape.parameters.RandomStream;

class SaddleOddsTest {
  private static final int PLANES = 40_000;

  private static SaddleOdds of(double[] eigenvalues, double... multiplicities) {
    return SaddleOdds.ofSpectrum(eigenvalues, multiplicities, PLANES, 1);
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  @Test
  void sixtyUpAndFortyDown_mostlyLookLikeAMinimum() {
    SaddleOdds odds = of(new double[] {1, -1}, 60, 40);

    assertThat(odds.minimum()).isCloseTo(0.745, within(0.008));
    assertThat(odds.saddle()).isCloseTo(0.253, within(0.008));
    assertThat(odds.standardError()).isCloseTo(0.0022, within(1e-4));
  }

  @Test
  void pooledEigenvalues_giveTheOddsOfSingleOnes() {
    double[] single = new double[100];
    Arrays.setAll(single, i -> i < 60 ? 1 : -1);

    SaddleOdds one = of(single, ones(100));
    SaddleOdds pooled = of(new double[] {1, -1}, 60, 40);

    double error = 4 * Math.hypot(one.standardError(), pooled.standardError());
    assertThat(one.saddle()).isCloseTo(pooled.saddle(), within(error));
    assertThat(one.minimum()).isCloseTo(pooled.minimum(), within(error));
  }

  @Test
  void explicitPlanes_agreeWithTheDrawnCurvatures() {
    // Dense brute force: D itself is drawn, with an outlier and a tail as networks have them.
    double[] spectrum = {40, 12, 5, 1, 1, 0.5, 0.1, 0, -0.3, -0.8, -3, -9};
    RandomStream random = RandomStream.of(9, "planes");
    int saddles = 0;
    int minima = 0;
    for (int plane = 0; plane < PLANES; plane++) {
      double xx = 0;
      double xy = 0;
      double yy = 0;
      for (double lambda : spectrum) {
        double a = random.nextGaussian();
        double b = random.nextGaussian();
        xx += lambda * a * a;
        xy += lambda * a * b;
        yy += lambda * b * b;
      }
      double determinant = xx * yy - xy * xy;
      saddles += determinant < 0 ? 1 : 0;
      minima += determinant > 0 && xx > 0 ? 1 : 0;
    }

    SaddleOdds odds = of(spectrum, ones(spectrum.length));

    assertThat(odds.saddle()).isCloseTo(saddles / (double) PLANES, within(0.014));
    assertThat(odds.minimum()).isCloseTo(minima / (double) PLANES, within(0.014));
  }

  @ParameterizedTest(name = "{0} up, {1} down")
  @CsvSource({"3000, 3000", "3100, 2900", "3000, 2800", "2500, 2600"})
  void manyEqualEigenvalues_followTheClosedForm(int up, int down) {
    SaddleOdds closed = SaddleOdds.ofMoments(up - down, Math.sqrt(up + down));
    SaddleOdds drawn = of(new double[] {1, -1}, up, down);

    assertThat(drawn.saddle()).isCloseTo(closed.saddle(), within(4 * drawn.standardError()));
    assertThat(drawn.minimum()).isCloseTo(closed.minimum(), within(4 * drawn.standardError()));
    assertThat(drawn.maximum()).isCloseTo(closed.maximum(), within(4 * drawn.standardError()));
  }

  @Test
  void withoutATrace_aSaddleShowsInSevenOfTenPlanes() {
    SaddleOdds odds = SaddleOdds.ofMoments(0, 3);

    assertThat(odds.saddle()).isCloseTo(1 / Math.sqrt(2), within(1e-15));
    assertThat(odds.minimum()).isCloseTo(odds.maximum(), within(1e-12));
    assertThat(odds.minimum() + odds.saddle() + odds.maximum()).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest(name = "tr H / |H| = {0}")
  @ValueSource(doubles = {-9, -2, -0.3, 0, 0.3, 2, 9, 40})
  void closedForm_isSymmetricInTheSignOfTheTrace(double shift) {
    SaddleOdds odds = SaddleOdds.ofMoments(shift, 1);
    SaddleOdds mirrored = SaddleOdds.ofMoments(-shift, 1);

    assertThat(odds.minimum()).isCloseTo(mirrored.maximum(), within(1e-10));
    assertThat(odds.saddle()).isEqualTo(mirrored.saddle());
  }

  @Test
  void definiteSpectra_neverShowASaddle() {
    assertThat(of(new double[] {1, 5, 0.1}, 3, 1, 7).minimum()).isEqualTo(1);
    assertThat(of(new double[] {-1, -5}, 2.5, 1.5).maximum()).isEqualTo(1);
  }

  @Test
  void singleCurvature_isNeitherMinimumNorSaddle() {
    SaddleOdds odds = of(new double[] {7}, 1);

    assertThat(odds.minimum() + odds.saddle() + odds.maximum()).isZero();
  }

  @Test
  void brokenMultiplicities_keepTheTraceAndSpread() {
    // Nodes of a quadrature: hundreds of slivers stand for 60 and 40 eigenvalues.
    double[] nodes = new double[400];
    double[] weights = new double[400];
    Arrays.setAll(nodes, i -> i < 200 ? 1 : -1);
    Arrays.setAll(weights, i -> i < 200 ? 0.3 : 0.2);

    SaddleOdds odds = of(nodes, weights);

    assertThat(odds.minimum()).isCloseTo(0.745, within(0.008));
    assertThat(odds.saddle()).isCloseTo(0.253, within(0.008));
  }

  @Test
  void chiSquare_hasItsMeanAndVariance_alsoOfBrokenDegrees() {
    for (double degrees : new double[] {0.3, 1, 2.5, 17, 850_000}) {
      RandomStream random = RandomStream.of(2, "chi square");
      ChiSquare distribution = new ChiSquare(degrees);
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < PLANES; i++) {
        double draw = distribution.draw(random);
        sum += draw;
        squares += (draw - degrees) * (draw - degrees);
      }
      double error = Math.sqrt(2 * degrees / PLANES);
      assertThat(sum / PLANES).isCloseTo(degrees, within(4 * error));
      assertThat(squares / PLANES).isCloseTo(2 * degrees, within(0.12 * degrees));
    }
  }

  @Test
  void measuredSpectrum_givesTheOddsOfTheTrueOne() {
    // Outliers on both sides and a bulk of 300 small eigenvalues of both signs.
    double[] diagonal = new double[306];
    Arrays.setAll(diagonal, i -> 0.4 * Math.sin(12.9898 * i) + 0.05);
    double[] outliers = {60, 41, 30, 12, -9, -20};
    System.arraycopy(outliers, 0, diagonal, 300, 6);
    LinearOperator operator = new DiagonalOperator(diagonal);
    SpectralDensity density = SpectralDensity.of(operator, 10, 60, 3);
    TopEigenpairs ends = TopEigenpairs.of(operator, 4, 2, TopEigenpairs.Options.of(5));

    SaddleOdds measured = SaddleOdds.of(density, ends.largest(), ends.smallest(), PLANES, 8);
    SaddleOdds exact = of(diagonal, ones(diagonal.length));

    assertThat(measured.saddle()).isCloseTo(exact.saddle(), within(0.012));
    assertThat(measured.minimum()).isCloseTo(exact.minimum(), within(0.012));
  }

  @Test
  void smallMatrix_isNotCountedTwice() {
    LinearOperator operator = new DiagonalOperator(3, 1, -1, -2);
    SpectralDensity density = SpectralDensity.of(operator, 200, 4, 3);
    TopEigenpairs ends = TopEigenpairs.of(operator, 4, 4, new TopEigenpairs.Options(4, 4, 5));

    SaddleOdds measured = SaddleOdds.of(density, ends.largest(), ends.smallest(), PLANES, 8);

    assertThat(measured.saddle())
        .isCloseTo(of(new double[] {3, 1, -1, -2}, ones(4)).saddle(), within(0.05));
  }

  @Test
  void sameSeed_givesTheSameOdds() {
    double[] spectrum = {3, 1, -1, -2};
    assertThat(SaddleOdds.ofSpectrum(spectrum, ones(4), 2500, 4))
        .isEqualTo(SaddleOdds.ofSpectrum(spectrum, ones(4), 2500, 4));
  }

  @Test
  void spectraThatAreNone_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(new double[] {1, 2}, 1))
        .withMessageContaining("got 2 and 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(new double[] {Double.NaN}, 1))
        .withMessageContaining("NaN");
    assertThatIllegalArgumentException().isThrownBy(() -> SaddleOdds.ofMoments(1, 0));
  }
}
