// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.landscape.surface.Question;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.TestSurfaces;
import org.thalweg.render.canvas.Ink;
import org.thalweg.render.canvas.Lettering;

class AxisTitleTest {
  @Test
  void principalAxes_carryTheirShareAndTheLengthOfAUnit() {
    Surface path = TestSurfaces.himmelblau();
    assertThat(AxisTitle.x(path)).isEqualTo("α: PC 1 (71.3 %)  ·  1 unit = 0.979 ‖θ‖");
    assertThat(AxisTitle.y(path)).isEqualTo("β: PC 2 (14.8 %)  ·  1 unit = 0.99 ‖θ‖");
  }

  @Test
  void directionTowardsAModel_namesBothEnds() {
    assertThat(AxisTitle.x(TestSurfaces.triangle())).startsWith("α: A → B");
    assertThat(AxisTitle.y(TestSurfaces.triangle())).startsWith("β: orthogonal, towards C");
    assertThat(AxisTitle.plainX(TestSurfaces.line())).isEqualTo("α: small batch → large batch");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "random; random direction 1; random direction 2",
        "gradient,random; the gradient; random direction 2",
        "coordinates:conv1.weight[3],fc.bias[0]; conv1.weight[3]; fc.bias[0]",
        "hessian; Hessian eigenvector 1; Hessian eigenvector 2",
        "file; multiples of the direction 1; multiples of the direction 2"
      })
  void kindOfDirections_isSaid(String kind, String x, String y) {
    Question.Directions directions =
        new Question.Directions(kind, "none", "none", "weights", "frozen", 0, List.of());
    Surface surface = TestSurfaces.asked(TestSurfaces.bowl(), directions);
    assertThat(AxisTitle.x(surface)).startsWith("α: " + x);
    assertThat(AxisTitle.y(surface)).startsWith("β: " + y);
  }

  @Test
  void titleWithoutRoom_losesItsLastPartsFirst() {
    Lettering lettering = Lettering.of(Ink.of(0), 12);
    String title = AxisTitle.x(TestSurfaces.himmelblau());
    assertThat(AxisTitle.fitting(title, lettering, 1000)).isEqualTo(title);
    assertThat(AxisTitle.fitting(title, lettering, 150)).isEqualTo("α: PC 1 (71.3 %)");
    assertThat(AxisTitle.fitting(title, lettering, 20)).isEqualTo("α");
  }
}
