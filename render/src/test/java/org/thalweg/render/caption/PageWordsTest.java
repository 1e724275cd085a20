// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.finding.Finding;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.TestSurfaces;

/** What the page says of a surface: the still's words, without what explains a still's marks. */
class PageWordsTest {

  @Test
  void captionOfThePage_isTheStills_withoutMarks() {
    Caption.PageWords words = Caption.page(TestSurfaces.himmelblau());
    String all = String.join(" · ", words.parts());
    assertThat(words.parts().get(0)).endsWith("(855,770 parameters)");
    assertThat(all)
        .contains("the plane holds 86.1 % of the path's variation", "up to 4 off the plane")
        .doesNotContain("ring to disc", "open diamond");
    assertThat(Caption.of(TestSurfaces.himmelblau(), 0).text(List.of())).contains("ring to disc");
  }

  @Test
  void quadraticRegion_isTold() {
    Surface bowl =
        TestSurfaces.bowl()
            .with(
                new Finding.QuadraticRegion(
                    0.1,
                    0.3,
                    0.5,
                    new Finding.Interval(-1, 1),
                    Optional.of(new Finding.Interval(-1, 1))));
    assertThat(Caption.page(bowl).parts())
        .contains(
            "the quadratic model of the loss is within 10 % of its rise to a distance of 0.5 from"
                + " the centre");
  }

  @Test
  void meanOfDraws_isACautionOfThePageAlone() {
    Surface repeated = TestSurfaces.repeated(Grid.line(Axis.parse("-1:1:5")), 10);
    assertThat(Caption.page(repeated).cautions()).singleElement().asString().contains("a mean");
    assertThat(Caption.of(repeated, 0).text(List.of())).doesNotContain("smoother");
  }

  @Test
  void skewedAxes_areCautionedOf() {
    Surface skewed =
        TestSurfaces.bowl()
            .with(
                new Finding.Geometry(
                    OptionalDouble.empty(), List.of(1.0, 1.0), OptionalDouble.of(0.6)));
    assertThat(Caption.page(skewed).cautions())
        .containsExactly(
            "the two directions are not at right angles (cosine 0.6): distances are distorted");
    assertThat(Caption.of(skewed, 0).text(List.of())).contains("right angles");
  }

  @Test
  void noiseAsLargeAsTheShape_isCautionedOf() {
    Surface bowl = TestSurfaces.bowl();
    double[] errors = new double[bowl.grid().size()];
    Channel channel = new Channel("train_loss_se", "standard error", "");
    Arrays.fill(errors, 1e-9);
    assertThat(Caption.page(bowl.withChannel(channel, errors)).cautions()).isEmpty();
    Arrays.fill(errors, 10);
    assertThat(Caption.page(bowl.withChannel(channel, errors)).cautions())
        .singleElement()
        .asString()
        .contains("may be noise");
  }
}
