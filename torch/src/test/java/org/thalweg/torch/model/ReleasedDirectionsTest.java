// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.landscape.direction.DirectionScope;
import org.thalweg.landscape.direction.Ignore;
import org.thalweg.landscape.direction.Orthogonalization;
import org.thalweg.landscape.direction.RandomDirections;
import org.thalweg.landscape.direction.Rescaling;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;

/** Random directions on the released networks, against the reference implementation's. */
class ReleasedDirectionsTest {
  /** The known norms have six decimals, the draws single precision. */
  private static final double PRINTED = 2e-6;

  private final Architecture resnet = Architectures.named("resnet56");

  private static List<ParameterVector> draw(
      Architecture architecture, RandomDirections random, int count) {
    return random.directions(ReleasedSymmetriesTest.released(architecture), count);
  }

  @ParameterizedTest
  @CsvSource({
    "resnet56, filter, biasbn, 21.647982",
    "resnet56, layer, biasbn, 21.647982",
    "resnet56, filter, none, 24.256852",
    "resnet56, layer, none, 24.256852",
    "resnet56, filter, scaled, 24.256852",
    "resnet56, dfilter, biasbn, 46.238512",
    "resnet56, dlayer, biasbn, 7.615773",
    "resnet56_noshort, filter, biasbn, 22.140566",
    "resnet56_noshort, filter, none, 59.442739",
    "resnet56_noshort, dfilter, biasbn, 45.188494",
    "resnet56_noshort, dlayer, biasbn, 7.483315",
  })
  void totalNorms_areTheReferences(String network, String norm, String ignore, double expected) {
    Rescaling rescaling = Rescaling.named(norm);
    Ignore rule = Ignore.named(ignore);
    for (DirectionScope tensors : DirectionScope.values()) {
      ParameterVector direction =
          draw(Architectures.named(network), new RandomDirections(rescaling, rule, tensors, 4), 1)
              .get(0);
      assertThat(direction.norm(block -> block.role().trainable()))
          .isCloseTo(expected, within(PRINTED * expected));
    }
  }

  @Test
  void statesWithoutIgnore_haveTheNormOfTheWholeState() {
    ParameterVector centre = ReleasedSymmetriesTest.released(resnet);
    RandomDirections states =
        new RandomDirections(Rescaling.FILTER, Ignore.NONE, DirectionScope.STATES, 4);
    double norm = centre.norm();
    assertThat(norm).isGreaterThan(25);
    assertThat(states.directions(centre, 1).get(0).norm()).isCloseTo(norm, within(PRINTED * norm));
  }

  /** Filter and layer agree in total norm, not filter by filter. */
  @ParameterizedTest
  @CsvSource({"resnet56, 2138, 28", "resnet56_noshort, 2042, 138"})
  void everyFilter_takesItsNorm_andDeadOnesStayStill(String network, int filters, int dead) {
    Architecture architecture = Architectures.named(network);
    ParameterVector centre = ReleasedSymmetriesTest.released(architecture);
    RandomDirections random = new RandomDirections(Rescaling.FILTER, Ignore.BIASBN, 4);
    ParameterVector direction = random.directions(centre, 1).get(0);
    int seen = 0;
    int still = 0;
    ParameterLayout layout = architecture.layout();
    for (int b = 0; b < layout.blocks().size(); b++) {
      ParameterBlock block = layout.block(b);
      for (int f = 0; block.rank() > 1 && f < block.shape().get(0); f++) {
        double weights = filterNorm(centre, b, f);
        double moved = filterNorm(direction, b, f);
        assertThat(moved).isCloseTo(weights, within(PRINTED * weights));
        still += moved < 1e-10 ? 1 : 0;
        seen++;
      }
    }
    assertThat(seen).isEqualTo(filters);
    assertThat(still).isEqualTo(dead);
  }

  private static double filterNorm(ParameterVector vector, int b, int filter) {
    int offset = vector.layout().offset(b);
    ParameterBlock block = vector.layout().block(b);
    int size = block.size() / block.shape().get(0);
    double sum = 0;
    for (int i = offset + filter * size; i < offset + (filter + 1) * size; i++) {
      sum += (double) vector.get(i) * vector.get(i);
    }
    return Math.sqrt(sum);
  }

  @Test
  void cosines_scatterAsTheReferencesDo_andOrthogonalOnesVanish() {
    double deviation = 4.4e-3;
    List<ParameterVector> drawn =
        draw(resnet, new RandomDirections(Rescaling.FILTER, Ignore.BIASBN, 4), 8);
    double squares = 0;
    for (int i = 0; i < 8; i++) {
      for (int j = 0; j < i; j++) {
        double cosine = cosine(drawn.get(i), drawn.get(j));
        assertThat(Math.abs(cosine)).isLessThan(5 * deviation);
        squares += cosine * cosine / 28;
      }
    }
    double fourErrors = 4 / Math.sqrt(2 * 28);
    assertThat(Math.sqrt(squares)).isCloseTo(deviation, within(fourErrors * deviation));

    List<ParameterVector> made = Orthogonalization.perFilter(drawn.subList(0, 2));
    assertThat(cosine(made.get(0), made.get(1))).isCloseTo(0, within(1e-8));
    double norm = drawn.get(1).norm();
    assertThat(made.get(1).norm()).isCloseTo(norm, within(PRINTED * norm));
  }

  private static double cosine(ParameterVector a, ParameterVector b) {
    return a.dot(b) / (a.norm() * b.norm());
  }
}
