// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.TestSurfaces;
import org.thalweg.render.figure.Aspect;
import org.thalweg.render.figure.Draws;

class FieldTest {
  private static final double ROUNDING = 1e-12;

  @Test
  void betweenNodes_aPlaneIsExact() {
    Field field = Field.of(TestSurfaces.indexed(), 0);
    assertThat(field.between(2.25, 3.5)).isCloseTo(225 + 3.5, within(ROUNDING));
    assertThat(field.between(4, 6)).isCloseTo(406, within(ROUNDING));
  }

  @Test
  void beyondTheNodesOrBesideAHole_thereIsNoValue() {
    Field field = Field.of(2, 3, 1, 2, 3, Double.NaN, 5, 6);
    assertThat(field.between(-0.1, 0)).isNaN();
    assertThat(field.between(0.5, 2.1)).isNaN();
    assertThat(field.between(0.5, 0.5)).isNaN();
  }

  @Test
  void draws_areFoundInTheirOrder() {
    Surface surface = TestSurfaces.repeated(Grid.line(Axis.parse("-1:1:3")), 11);
    Draws draws = Draws.of(surface, surface.findChannel("train_acc").orElseThrow());
    assertThat(draws.channels()).hasSize(11);
    assertThat(surface.channels().get(draws.channels().get(10)).name())
        .isEqualTo("train_acc_draw11");
    assertThat(draws.deviation()).isEqualTo(surface.findChannel("train_acc_sd"));
    assertThat(Draws.of(TestSurfaces.curve(), 0).isEmpty()).isTrue();
  }

  @Test
  void planeOfEqualNorms_hasItsTrueAspect() {
    // x runs over 18 units, y over 15, both of norm 1.
    assertThat(Aspect.of(TestSurfaces.triangle()).orElseThrow()).isCloseTo(1.2, within(ROUNDING));
    assertThat(Aspect.of(TestSurfaces.bowl())).isEmpty();
    Surface nearly = TestSurfaces.withFigure(TestSurfaces.triangle(), "directionNorm.y", 1 + 1e-5);
    assertThat(Aspect.of(nearly)).isEmpty();
  }
}
