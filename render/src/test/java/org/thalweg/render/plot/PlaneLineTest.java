// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.surface.Marker;
import org.thalweg.landscape.surface.Question;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.TestSurfaces;

class PlaneLineTest {
  @Test
  void lineThroughTwoModels_runsThroughThemOnThePlane() {
    // A at (0, 0) and B at (10, 0) lie at 0 and 1 of a line from −0.5 to 1.5.
    assertThat(PlaneLine.of(TestSurfaces.triangle(), TestSurfaces.line(), "ab"))
        .contains(new PlaneLine("ab", -5, 0, 15, 0));
  }

  @Test
  void lineThroughModelsAskew_isMappedAffinely() {
    Surface line =
        TestSurfaces.line()
            .withMarkers(
                List.of(new Marker("B", 0, 0, 0, 0, "bb"), new Marker("C", 1, 0, 0, 0, "cc")));
    assertThat(PlaneLine.of(TestSurfaces.triangle(), line, "bc"))
        .contains(new PlaneLine("bc", 10 + 2.9, -3.75, 10 - 8.7, 11.25));
  }

  @Test
  void lineAlongADirectionOfThePlane_liesOnItsAxis() {
    Surface plane = asked(TestSurfaces.bowl(), List.of("d", "e"));
    assertThat(PlaneLine.of(plane, asked(TestSurfaces.curve(), List.of("d")), "x"))
        .contains(new PlaneLine("x", -1, 0, 1, 0));
    assertThat(PlaneLine.of(plane, asked(TestSurfaces.curve(), List.of("e")), "y"))
        .contains(new PlaneLine("y", 0, -1, 0, 1));
  }

  @Test
  void lineElsewhere_isNotOnThePlane() {
    Surface plane = asked(TestSurfaces.bowl(), List.of("d", "e"));
    assertThat(PlaneLine.of(plane, asked(TestSurfaces.curve(), List.of("f")), "z")).isEmpty();
    // The same direction from another centre.
    assertThat(PlaneLine.of(TestSurfaces.himmelblau(), TestSurfaces.line(), "z")).isEmpty();
  }

  @Test
  void modelBesideThePlane_doesNotPutALineOnIt() {
    Surface line =
        TestSurfaces.line()
            .withMarkers(
                List.of(
                    new Marker("A", 0, 0, 0, 0, "aa"),
                    new Marker("swa_model.pt", 1, 0, 0, 0, "dd")));
    assertThat(PlaneLine.of(TestSurfaces.triangle(), line, "a-swa")).isEmpty();
  }

  @Test
  void planeInPlaceOfACurve_isRefused() {
    assertThatThrownBy(() -> PlaneLine.of(TestSurfaces.bowl(), TestSurfaces.bowl(), "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a line is sought on a plane of 2 dimensions from a curve of 1, got 2 and 2");
  }

  private static Surface asked(Surface surface, List<String> hashes) {
    return TestSurfaces.asked(
        surface,
        new Question.Directions("random", "filter", "biasbn", "weights", "frozen", 0, hashes));
  }
}
