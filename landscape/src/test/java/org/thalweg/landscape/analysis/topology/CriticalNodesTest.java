// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.CriticalType;
import org.thalweg.landscape.surface.Grid;

class CriticalNodesTest {
  private static final Grid UNIT = Fields.square(1, 41);

  @ParameterizedTest(name = "{0}²")
  @CsvSource({"61, 4, 4, 1", "101, 4, 4, 1", "201, 4, 5, 2"})
  void himmelblau_hasItsPublishedCounts(int count, int minima, int saddles, int maxima) {
    assertCounts(Fields.himmelblau(count), minima, saddles, maxima);
  }

  @Test
  void finestHimmelblau_splitsItsObliqueMaximumInTwo() {
    ScalarField field = Fields.himmelblau(201);
    CriticalNodes nodes = CriticalNodes.of(field);

    assertThat(nodes.maxima().stream().mapToDouble(c -> field.value(c.node())).sorted().toArray())
        .usingComparatorWithPrecision(5e-5)
        .containsExactly(181.5893, 181.5962);
    assertThat(nodes.saddles().stream().mapToDouble(c -> field.value(c.node())).max())
        .hasValueCloseTo(181.5873, org.assertj.core.data.Offset.offset(5e-5));
  }

  @Test
  void bowl_hasOneMinimum() {
    assertCounts(Fields.of(UNIT, (x, y) -> x * x + y * y), 1, 0, 0);
  }

  @Test
  void saddle_liesAtTheCentre_betweenTwoMinimaOnTheBorder() {
    ScalarField field = Fields.of(UNIT, (x, y) -> x * x - y * y);
    assertCounts(field, 2, 1, 0);
    assertThat(CriticalNodes.of(field).saddles())
        .containsExactly(new CriticalNode(UNIT.index(20, 20), CriticalType.SADDLE, 1));
  }

  @Test
  void monkeySaddle_countsTwice() {
    ScalarField field = Fields.of(UNIT, (x, y) -> x * x * x - 3 * x * y * y);
    assertCounts(field, 3, 2, 0);
    assertThat(CriticalNodes.of(field).saddles())
        .containsExactly(new CriticalNode(UNIT.index(20, 20), CriticalType.SADDLE, 2));
  }

  @Test
  void constantField_hasOneMinimum_atTheFirstNode() {
    assertThat(CriticalNodes.of(Fields.of(UNIT, (x, y) -> 0)).all())
        .containsExactly(new CriticalNode(0, CriticalType.MINIMUM, 1));
  }

  @Test
  void minusZero_equalsZero() {
    ScalarField signed = Fields.of(UNIT, (x, y) -> x > 0 ? -0.0 : 0.0);
    assertThat(CriticalNodes.of(signed).all())
        .containsExactly(new CriticalNode(0, CriticalType.MINIMUM, 1));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void eulerIdentity_holds_onFieldsFullOfTies(long seed) {
    assertThat(CriticalNodes.of(Fields.integers(17, 23, 4, seed)).eulerCharacteristic())
        .isEqualTo(1);
  }

  @ParameterizedTest(name = "{0} × {1}")
  @CsvSource({"2, 2", "2, 9", "9, 2", "3, 3", "31, 5", "64, 64"})
  void eulerIdentity_holds_onEveryShape(int columns, int rows) {
    for (long seed = 0; seed < 50; seed++) {
      assertThat(CriticalNodes.of(Fields.noise(columns, rows, seed)).eulerCharacteristic())
          .as("seed %d", seed)
          .isEqualTo(1);
      assertThat(CriticalNodes.of(holes(columns, rows, seed)).eulerCharacteristic())
          .as("holes, seed %d", seed)
          .isEqualTo(1);
    }
  }

  @Test
  void nodesWithoutANumber_areHigherThanAll_andCounted() {
    double[] values = {1, Double.NaN, 2, Double.POSITIVE_INFINITY, 0, Double.NaN};
    ScalarField field = ScalarField.of(Grid.plane(new Axis(0, 1, 2), new Axis(0, 1, 3)), values);

    assertThat(field.missing()).isEqualTo(2);
    assertThat(Arrays.stream(new int[] {0, 1, 2, 3, 4, 5}).map(field::node).toArray())
        .containsExactly(4, 0, 2, 1, 3, 5);
  }

  @Test
  void line_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScalarField.of(Grid.line(new Axis(0, 1, 3)), 1, 2, 3))
        .withMessageContaining("needs a plane, got a grid of 1 dimension");
  }

  private static ScalarField holes(int columns, int rows, long seed) {
    ScalarField whole = Fields.noise(columns, rows, seed);
    double[] values = new double[whole.size()];
    for (int node = 0; node < values.length; node++) {
      values[node] = whole.value(node) > 0.6 ? Double.NaN : whole.value(node);
    }
    return ScalarField.of(whole.grid(), values);
  }

  private static void assertCounts(ScalarField field, int minima, int saddles, int maxima) {
    CriticalNodes nodes = CriticalNodes.of(field);
    assertThat(
            new int[] {
              nodes.count(CriticalType.MINIMUM),
              nodes.count(CriticalType.SADDLE),
              nodes.count(CriticalType.MAXIMUM)
            })
        .containsExactly(minima, saddles, maxima);
    assertThat(nodes.eulerCharacteristic()).isEqualTo(1);
  }
}
