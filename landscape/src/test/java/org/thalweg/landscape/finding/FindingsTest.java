// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private static final JsonMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  /** One of every kind. */
  private static final Findings ALL =
      Findings.of(
          new Finding.Geometry(OptionalDouble.of(62.5), List.of(3.0, 4.0), OptionalDouble.of(0.1)),
          new Finding.StatedTestError(6.34),
          new Finding.ExplainedVariance(List.of(0.7, 0.2), Map.of("sgd", 0.8)),
          new Finding.AxisEigenvalues(List.of(35.2, -1.5), List.of(1e-4, 2e-4)),
          new Finding.Spectrum(
              35.2,
              OptionalDouble.of(-1.5),
              OptionalDouble.of(210),
              OptionalDouble.of(3),
              OptionalDouble.of(61),
              OptionalDouble.of(2.4)),
          new Finding.PlaneOdds(0.25, OptionalDouble.of(0.7), OptionalDouble.of(0.05)),
          new Finding.Indefiniteness(312, OptionalDouble.of(0.03)),
          new Finding.ModelDistance(12, OptionalDouble.of(1.1)),
          new Finding.LossBarrier(0.1, 0.2, 2.2, 0.4, 2.1, 20),
          new Finding.LossRise(0.5, 0.01, false),
          new Finding.QuadraticModel(9, 1, -2, 4, 3, -6),
          new Finding.QuadraticRegion(
              0.1,
              0.3,
              0.5,
              new Finding.Interval(-1, 1),
              Optional.of(new Finding.Interval(-0.5, 0.25))),
          new Finding.ReducedPrecision(4, 0.002));

  @Test
  void everyKind_isTriedHere() {
    assertThat(ALL.all().stream().map(Object::getClass))
        .containsExactlyInAnyOrderElementsOf(Arrays.asList(Finding.class.getPermittedSubclasses()));
  }

  @Test
  void everyKind_comesBackFromJson() throws JsonProcessingException {
    String json = JSON.writeValueAsString(ALL);
    assertThat(json).startsWith("[{\"kind\":\"geometry\"");
    assertThat(JSON.readValue(json, Findings.class)).isEqualTo(ALL);
  }

  @Test
  void numbersThatJsonCannotHold_comeBack() throws JsonProcessingException {
    Findings odd = Findings.of(new Finding.LossRise(Double.NaN, Double.NEGATIVE_INFINITY, true));
    assertThat(JSON.readValue(JSON.writeValueAsString(odd), Findings.class)).isEqualTo(odd);
  }

  @Test
  void everyKind_comesBackFromItsFlatFigures() {
    assertThat(Findings.ofFigures(ALL.figures())).isEqualTo(ALL);
  }

  @Test
  void secondOfAKind_replacesTheFirst() {
    Findings two = ALL.with(new Finding.StatedTestError(7));
    assertThat(two.all()).hasSameSizeAs(ALL.all());
    assertThat(two.find(Finding.StatedTestError.class)).contains(new Finding.StatedTestError(7));
  }
}
