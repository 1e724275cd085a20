// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersistenceDiagramTest {
  @ParameterizedTest(name = "{0}²")
  @CsvSource({"61, 3", "101, 1.2", "201, 0.3"})
  void himmelblau_hasItsPublishedPairs(int count, double gridError) {
    ScalarField field = Fields.himmelblau(count);
    PersistenceDiagram kept = Simplification.of(field, Threshold.DEFAULT).diagram();
    Offset<Double> close = within(gridError);

    assertThat(kept.ofDimension(0)).hasSize(4);
    assertThat(kept.ofDimension(0).get(0).isEssential()).isTrue();
    assertThat(kept.ofDimension(0)).allSatisfy(p -> assertThat(p.birth()).isCloseTo(0, close));
    assertThat(kept.finite(0).get(0).death()).isCloseTo(104.015163, close);
    assertThat(kept.finite(0).get(1).death()).isCloseTo(67.719150, close);
    assertThat(kept.finite(0).get(2).death()).isCloseTo(13.311926, close);
    assertThat(kept.ofDimension(1)).hasSize(1);
    assertThat(kept.finite(1).get(0).birth()).isCloseTo(178.337239, close);
    assertThat(kept.finite(1).get(0).death()).isCloseTo(181.616522, close);
  }

  @ParameterizedTest(name = "{0}²: {1}")
  @CsvSource({"61, 0.2487, 36, 0.001305", "121, 0.24965, 70, 0.000345"})
  void ring_hasOneLoop_andManySpuriousMinima(
      int count, double persistence, int minima, double below) {
    PersistenceDiagram all = PersistenceDiagram.of(Fields.ring(count));

    assertThat(all.finite(1).get(0).persistence()).isCloseTo(persistence, within(5e-5));
    assertThat(all.ofDimension(0)).hasSize(minima);
    assertThat(all.finite(0).get(0).persistence()).isLessThan(below);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void pairs_areThoseOfTheBoundaryMatrix(long seed) {
    assertSamePairs(Fields.noise(9, 7, seed));
    assertSamePairs(Fields.integers(7, 10, 3, seed));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void numberOfLivingComponents_isThatOfEverySublevelSet(long seed) {
    ScalarField field = Fields.integers(11, 8, 9, seed);
    PersistenceDiagram all = PersistenceDiagram.of(field);
    for (int level = 0; level < 10; level++) {
      int top = level;
      long alive =
          all.ofDimension(0).stream().filter(p -> p.birth() <= top && p.death() > top).count();
      long loops =
          all.ofDimension(1).stream().filter(p -> p.birth() <= top && p.death() > top).count();
      assertThat(alive).as("level %d", level).isEqualTo(BruteForce.components(field, level));
      assertThat(loops)
          .as("level %d", level)
          .isEqualTo(alive - BruteForce.eulerCharacteristic(field, level));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void monotoneTransform_keepsThePairing(long seed) {
    ScalarField field = Fields.noise(20, 13, seed);
    List<String> nodes = nodes(PersistenceDiagram.of(field));

    assertThat(nodes(PersistenceDiagram.of(mapped(field, Math::exp)))).isEqualTo(nodes);
    assertThat(nodes(PersistenceDiagram.of(mapped(field, z -> -1 / (z + 1))))).isEqualTo(nodes);
  }

  @Test
  void addedConstant_shiftsBirthsAndDeathsOnly() {
    ScalarField field = Fields.integers(12, 9, 50, 4);
    List<PersistencePair> shifted = PersistenceDiagram.of(mapped(field, z -> z + 100)).pairs();

    assertThat(shifted)
        .isEqualTo(
            PersistenceDiagram.of(field).pairs().stream()
                .map(
                    p ->
                        new PersistencePair(
                            p.dimension(),
                            p.birthNode(),
                            p.deathNode(),
                            p.birth() + 100,
                            p.death() + 100))
                .toList());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void transposedGrid_hasTheSamePairs(long seed) {
    // The diagonal along (+1, +1) stays where it is when rows and columns change places.
    ScalarField field = Fields.noise(14, 9, seed);
    double[] values = new double[field.size()];
    for (int node = 0; node < values.length; node++) {
      values[field.grid().ix(node) * 9 + field.grid().iy(node)] = field.value(node);
    }
    ScalarField transposed =
        ScalarField.of(
            org.thalweg.landscape.surface.Grid.plane(field.grid().y(), field.grid().x()), values);

    assertThat(lives(PersistenceDiagram.of(transposed)))
        .isEqualTo(lives(PersistenceDiagram.of(field)));
  }

  private static void assertSamePairs(ScalarField field) {
    assertThat(nodes(PersistenceDiagram.of(field)))
        .isEqualTo(nodes(new PersistenceDiagram(BruteForce.pairs(field))));
  }

  private static List<String> nodes(PersistenceDiagram diagram) {
    return diagram.pairs().stream()
        .map(p -> p.dimension() + ":" + p.birthNode() + "-" + p.deathNode())
        .sorted()
        .toList();
  }

  private static List<String> lives(PersistenceDiagram diagram) {
    return diagram.pairs().stream()
        .map(p -> p.dimension() + ":" + p.birth() + "-" + p.death())
        .sorted()
        .toList();
  }

  private static ScalarField mapped(ScalarField field, DoubleUnaryOperator map) {
    double[] values = new double[field.size()];
    for (int node = 0; node < values.length; node++) {
      values[node] = map.applyAsDouble(field.value(node));
    }
    return ScalarField.of(field.grid(), values);
  }
}
