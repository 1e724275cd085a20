// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Path2D;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.render.caption.Field;

class IsoLinesTest {
  // The chord error of a circle of radius 20 cells is about 1/(8·20) cell.
  private static final double CHORD_ERROR = 0.02;

  @Test
  void cone_hasOneClosedCircle() {
    List<Polyline> lines = IsoLines.at(cone(61), 20);
    assertThat(lines).hasSize(1);
    Polyline circle = lines.get(0);
    assertThat(circle.isClosed()).isTrue();
    for (int i = 0; i < circle.size(); i++) {
      assertThat(Math.hypot(circle.x(i) - 30, circle.y(i) - 30)).isCloseTo(20, within(CHORD_ERROR));
    }
  }

  @Test
  void tiltedPlane_hasOneOpenLineAcross() {
    Field plane = field(7, 5, (x, y) -> x);
    List<Polyline> lines = IsoLines.at(plane, 2.25);
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0).isClosed()).isFalse();
    assertThat(lines.get(0).size()).isEqualTo(5);
    assertThat(lines.get(0).x(3)).isEqualTo(2.25);
  }

  @Test
  void nonSquareGrid_keepsAxisOrder() {
    Field field = field(5, 7, (x, y) -> 100 * x + y);
    Polyline line = IsoLines.at(field, 250).get(0);
    for (int i = 0; i < line.size(); i++) {
      assertThat(100 * line.x(i) + line.y(i)).isCloseTo(250, within(1e-9));
    }
  }

  @Test
  void saddleCell_isSplitByItsCentre() {
    assertThat(IsoLines.at(Field.of(2, 2, 1, 0, 0, 1), 0.4)).hasSize(2);
    Polyline joined = IsoLines.at(Field.of(2, 2, 1, 0, 0, 1), 0.4).get(0);
    // The mean 0.5 is above: the line cuts off a low corner, where x > y or x < y all along.
    assertThat((joined.x(0) - joined.y(0)) * (joined.x(1) - joined.y(1))).isPositive();
    Polyline apart = IsoLines.at(Field.of(2, 2, 1, 0, 0, 1), 0.6).get(0);
    assertThat((joined.x(0) - joined.y(0)) * (apart.x(0) - apart.y(0))).isNotZero();
    assertThat((apart.x(0) + apart.y(0) - 1) * (apart.x(1) + apart.y(1) - 1)).isPositive();
  }

  @Test
  void cellsWithoutANumber_haveNoLine() {
    Field holed = field(61, 61, (x, y) -> x == 50 && y == 30 ? Double.NaN : cone(61).at(x, y));
    List<Polyline> lines = IsoLines.at(holed, 20);
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0).isClosed()).isFalse();
  }

  @Test
  void regionAbove_closesAtTheBorder() {
    Field plane = field(11, 6, (x, y) -> x);
    Path2D region = IsoLines.regionAbove(plane, 4);
    assertThat(region.getBounds2D().getMinX()).isCloseTo(4, within(1e-9));
    assertThat(region.getBounds2D().getMaxX()).isCloseTo(10, within(1e-9));
    assertThat(region.getBounds2D().getHeight()).isCloseTo(5, within(1e-9));
    assertThat(region.contains(4.1, 0.1)).isTrue();
    assertThat(region.contains(3.9, 0.1)).isFalse();
  }

  @Test
  void regionAbove_leavesAHoleInTheMiddle() {
    Path2D region = IsoLines.regionAbove(cone(61), 20);
    assertThat(region.contains(30, 30)).isFalse();
    assertThat(region.contains(30, 52)).isTrue();
    assertThat(region.contains(1, 1)).isTrue();
  }

  private static Field cone(int side) {
    double centre = (side - 1) / 2.0;
    return field(side, side, (x, y) -> Math.hypot(x - centre, y - centre));
  }

  private interface Formula {
    double at(int x, int y);
  }

  private static Field field(int columns, int rows, Formula formula) {
    double[] values = new double[columns * rows];
    for (int i = 0; i < values.length; i++) {
      values[i] = formula.at(i % columns, i / columns);
    }
    return Field.of(columns, rows, values);
  }
}
