// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SpectralDensityTest {
  private static final int STARTS = 10;

  /** A tenth at −2, a half at 0, four tenths at 3. */
  private static double[] peaks(int size) {
    double[] eigenvalues = new double[size];
    for (int i = 0; i < size; i++) {
      eigenvalues[i] = i % 10 == 0 ? -2 : i % 10 < 6 ? 0 : 3;
    }
    return eigenvalues;
  }

  @Test
  void peaks_lieWhereEigenvaluesAreWithTheirMasses() {
    int size = 1000;
    SpectralDensity density = SpectralDensity.of(Matrices.rotated(peaks(size)), STARTS, 30, 0);
    double sampling = 3 / Math.sqrt(STARTS * size);
    assertThat(density.share(-2.01, -1.99)).isCloseTo(0.1, within(sampling));
    assertThat(density.share(-0.01, 0.01)).isCloseTo(0.5, within(sampling));
    assertThat(density.share(2.99, 3.01)).isCloseTo(0.4, within(sampling));
    assertThat(Arrays.stream(density.weights()).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void trace_isNTimesTheMean() {
    double[] eigenvalues = Matrices.outliers();
    SpectralDensity density = SpectralDensity.of(Matrices.rotated(eigenvalues), 50, 30, 0);
    TraceEstimate trace = density.trace();
    double squares = Arrays.stream(eigenvalues).map(x -> x * x).sum();
    assertThat(trace.trace())
        .isCloseTo(Arrays.stream(eigenvalues).sum(), within(3 * trace.traceError()));
    assertThat(trace.squaredNorm()).isCloseTo(squares, within(3 * trace.squaredNormError()));
  }

  @Test
  void curve_hasAreaOneAndItsPeaksInPlace() {
    SpectralDensity density = SpectralDensity.of(new DiagonalOperator(peaks(500)), STARTS, 30, 0);
    double[] places = density.grid(10_000);
    double[] curve = density.at(places, density.deviation());
    double step = places[1] - places[0];
    assertThat(Arrays.stream(curve).sum() * step).isCloseTo(1, within(1e-6));
    int highest = 0;
    for (int i = 0; i < curve.length; i++) {
      highest = curve[i] > curve[highest] ? i : highest;
    }
    assertThat(places[highest]).isCloseTo(0, within(step));
    assertThat(places[0]).isCloseTo(-2.05, within(1e-9));
    assertThat(places[places.length - 1]).isCloseTo(3.05, within(1e-9));
  }

  @Test
  void uniformSpectrum_isFlat() {
    double[] eigenvalues = new double[2000];
    Arrays.setAll(eigenvalues, i -> (i + 0.5) / 2000);
    SpectralDensity density = SpectralDensity.of(Matrices.rotated(eigenvalues), 20, 40, 0);
    for (int tenth = 1; tenth < 9; tenth += 2) {
      assertThat(density.share(tenth / 10.0, (tenth + 2) / 10.0)).isCloseTo(0.2, within(0.05));
    }
  }

  @Test
  void oneEigenvalue_hasARange() {
    SpectralDensity density = SpectralDensity.of(new DiagonalOperator(4, 4, 4), 2, 30, 0);
    assertThat(density.grid(3)).containsExactly(new double[] {3.5, 4, 4.5}, within(1e-9));
  }
}
