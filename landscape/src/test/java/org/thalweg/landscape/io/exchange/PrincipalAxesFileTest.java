// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.analysis.trajectory.PrincipalAxes;
import org.thalweg.landscape.direction.DirectionFile;
import org.thalweg.landscape.objective.AnalyticObjectives;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;

class PrincipalAxesFileTest {
  private static final ParameterLayout TWO = AnalyticObjectives.origin(2).layout();
  private static final PrincipalAxes AXES =
      new PrincipalAxes(
          List.of(
              ParameterVector.of(TWO, new float[] {0.6f, 0.8f}),
              ParameterVector.of(TWO, new float[] {-0.8f, 0.6f})),
          List.of(0.75, 0.125));

  @TempDir Path folder;

  @ParameterizedTest(name = "float{0}")
  @ValueSource(ints = {32, 64})
  void referenceFile_givesDirectionsAndShares(int bits) {
    Path file = Fixtures.file("pca%d.h5".formatted(bits));
    assertThat(PrincipalAxesFile.read(file, TWO)).isEqualTo(AXES);
    assertThat(DirectionFile.read(file, TWO)).isEqualTo(AXES.directions());
  }

  @Test
  void ourFile_comesBackWhole() {
    Path file = folder.resolve("directions.h5");
    PrincipalAxesFile.write(file, AXES);
    assertThat(PrincipalAxesFile.read(file, TWO)).isEqualTo(AXES);
  }

  @Test
  void filesWithoutShares_sayNothing() {
    assertThat(PrincipalAxesFile.explainedShares(Fixtures.file("weights.h5"))).isEmpty();
  }

  @Test
  void sharesThatAreNone_areRefused() {
    Path file = folder.resolve("directions.h5");
    for (double[] bad : List.of(new double[] {1.5, 0}, new double[] {Double.NaN, 0})) {
      DirectionFile.write(file, AXES.directions(), Map.of("explained_variance_ratio_", bad));
      Fixtures.assertRefused(
          file, "shares from 0 to 1", () -> PrincipalAxesFile.explainedShares(file));
    }
    DirectionFile.write(
        file, AXES.directions(), Map.of("explained_variance_ratio_", new double[] {0.5}));
    Fixtures.assertRefused(
        file, "each of 2 directions, got 1", () -> PrincipalAxesFile.read(file, TWO));
  }
}
