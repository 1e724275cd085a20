// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.render.canvas.Ink;
import org.thalweg.render.canvas.Pen;

class PlacementTest {
  private static final Rectangle2D AREA = new Rectangle2D.Double(0, 0, 400, 300);

  @Test
  void crowdedWords_stayInsideAndOffEachOther() {
    Placement placement = new Placement(AREA, List.of());
    List<Rectangle2D> boxes = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Point2D corner = new Point2D.Double(392 - 8 * i, 8 + 12 * i);
      boxes.add(placement.beside(corner, 8, 60, 15));
    }
    for (Rectangle2D box : boxes) {
      assertThat(AREA.contains(box)).isTrue();
      assertThat(boxes.stream().filter(box::intersects)).hasSize(1);
    }
  }

  @Test
  void freePoint_hasItsWordAtTheRight() {
    Rectangle2D box =
        new Placement(AREA, List.of()).beside(new Point2D.Double(200, 150), 8, 60, 15);
    assertThat(box.getMinX()).isEqualTo(208);
    assertThat(box.getCenterY()).isEqualTo(150);
  }

  @Test
  void lineAcrossTheRight_sendsTheWordToTheLeft() {
    Line2D line = new Line2D.Double(230, 0, 230, 300);
    Rectangle2D box =
        new Placement(AREA, List.of(line)).beside(new Point2D.Double(200, 150), 8, 60, 15);
    assertThat(box.getMaxX()).isEqualTo(192);
  }

  @Test
  void wordOverALine_rises_untilNoCurveCrossesIt() {
    Line2D curve = new Line2D.Double(0, 290, 400, 270);
    Rectangle2D box =
        new Placement(AREA, List.of(curve)).along(new Point2D.Double(200, 295), 8, 80, 16);
    assertThat(box.intersectsLine(curve)).isFalse();
    assertThat(box.getMinX()).isEqualTo(208);
  }

  @Test
  void legend_takesTheCornerThatFewestLinesCross() {
    Legend legend =
        new Legend(List.of(new Legend.Entry("a name", Pen.of(Ink.of(0), 1))), Ink.of(0), Ink.of(0));
    List<Line2D> lines =
        List.of(new Line2D.Double(0, 0, 400, 40), new Line2D.Double(0, 290, 180, 290));
    Rectangle2D box = legend.place(AREA, lines);
    assertThat(box.getCenterX()).isGreaterThan(200);
    assertThat(box.getCenterY()).isGreaterThan(150);
  }
}
