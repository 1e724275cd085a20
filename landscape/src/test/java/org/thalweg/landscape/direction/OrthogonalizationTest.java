// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;

class OrthogonalizationTest {
  /** Above the rounding of floats, 2⁻²⁴ of a vector's length. */
  private static final double ORTHOGONAL = 1e-7;

  /** Float rounding of a filter's norm, relative. */
  private static final double SAME_NORM = 1e-6;

  private static List<ParameterVector> draw(Rescaling rescaling, Ignore ignore, int count) {
    return new RandomDirections(rescaling, ignore, 3).directions(Layouts.weights(), count);
  }

  private static double cosine(ParameterVector a, ParameterVector b) {
    return a.dot(b) / (a.norm() * b.norm());
  }

  @ParameterizedTest
  @EnumSource(Rescaling.class)
  void threeDirections_areOrthogonalAndKeepEveryFilterNorm(Rescaling rescaling) {
    List<ParameterVector> drawn = draw(rescaling, Ignore.BIASBN, 3);
    List<ParameterVector> made = Orthogonalization.perFilter(drawn);
    assertThat(Math.abs(cosine(drawn.get(0), drawn.get(1)))).isGreaterThan(1e-3);
    assertThat(made.get(0)).isSameAs(drawn.get(0));
    for (int k = 1; k < 3; k++) {
      for (int earlier = 0; earlier < k; earlier++) {
        assertThat(cosine(made.get(k), made.get(earlier))).isCloseTo(0, within(ORTHOGONAL));
      }
      for (int b = 0; b < Layouts.SMALL.blocks().size(); b++) {
        double[] norms = squares(made.get(k), b);
        double[] had = squares(drawn.get(k), b);
        for (int filter = 0; filter < had.length; filter++) {
          assertThat(norms[filter])
              .as("filter %d of %s", filter, Layouts.SMALL.block(b).name())
              .isCloseTo(had[filter], within(SAME_NORM * had[filter]));
        }
      }
    }
  }

  private static double[] squares(ParameterVector vector, int b) {
    ParameterBlock block = vector.layout().block(b);
    double[] wide = new double[block.size()];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = vector.block(b)[i];
    }
    return Filters.of(block).dots(wide, wide);
  }

  @Test
  void everyFilter_isOrthogonalByItself() {
    List<ParameterVector> made =
        Orthogonalization.perFilter(draw(Rescaling.FILTER, Ignore.BIASBN, 2));
    int conv = Layouts.SMALL.find("conv.weight").orElseThrow();
    float[] d = made.get(0).block(conv);
    float[] e = made.get(1).block(conv);
    for (int filter = 0; filter < 4; filter++) {
      double dot = 0;
      for (int i = 27 * filter; i < 27 * (filter + 1); i++) {
        dot += (double) d[i] * e[i];
      }
      double lengths =
          Math.sqrt(squares(made.get(0), conv)[filter] * squares(made.get(1), conv)[filter]);
      assertThat(dot).isCloseTo(0, within(ORTHOGONAL * Math.max(lengths, 1e-30)));
    }
  }

  /** Scaled biases are one filter a block; a single entry has no second direction. */
  @Test
  void blocksOfLowRank_areOneFilter_andASingleEntryMovesInTheFirstDirectionAlone() {
    List<ParameterVector> made =
        Orthogonalization.perFilter(draw(Rescaling.FILTER, Ignore.SCALED, 2));
    double bias = Rescaling.norm(Layouts.block(Layouts.weights(), Layouts.BIAS));
    assertThat(Rescaling.norm(Layouts.block(made.get(1), Layouts.BIAS)))
        .isCloseTo(bias, within(SAME_NORM * bias));
    assertThat(Layouts.block(made.get(0), Layouts.TEMPERATURE)[0]).isNotZero();
    assertThat(Layouts.block(made.get(1), Layouts.TEMPERATURE)).containsOnly(0);
    assertThat(cosine(made.get(0), made.get(1))).isCloseTo(0, within(ORTHOGONAL));
  }

  @Test
  void blocksAlongThemselves_moveInTheFirstDirectionAlone() {
    List<ParameterVector> drawn = draw(Rescaling.FILTER, Ignore.NONE, 2);
    List<ParameterVector> made = Orthogonalization.perFilter(drawn);
    assertThat(cosine(drawn.get(0), drawn.get(1))).isGreaterThan(0.05);
    assertThat(Layouts.block(made.get(0), Layouts.BIAS))
        .isEqualTo(Layouts.block(Layouts.weights(), Layouts.BIAS));
    assertThat(Layouts.block(made.get(1), Layouts.BIAS)).containsOnly(0);
    assertThat(cosine(made.get(0), made.get(1))).isCloseTo(0, within(ORTHOGONAL));
  }

  /** A filter of two entries: the third direction has no room. */
  @Test
  void moreDirectionsThanEntries_leaveTheLastStill() {
    ParameterLayout layout =
        new ParameterLayout(List.of(new ParameterBlock("w", List.of(1, 2), ParameterRole.WEIGHT)));
    List<ParameterVector> made =
        Orthogonalization.perFilter(
            List.of(
                ParameterVector.of(layout, new float[] {3, 4}),
                ParameterVector.of(layout, new float[] {5, 0}),
                ParameterVector.of(layout, new float[] {1, 7})));
    assertThat(made.get(1).toArray()).containsExactly(4, -3);
    assertThat(made.get(2).toArray()).containsOnly(0);
  }

  @Test
  void otherLayouts_areRefused() {
    ParameterVector other =
        ParameterVector.zero(new ParameterLayout(Layouts.SMALL.blocks().subList(0, 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Orthogonalization.perFilter(List.of(Layouts.weights(), other)))
        .withMessageContaining("must share one layout");
  }
}
