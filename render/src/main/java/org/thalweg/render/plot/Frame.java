// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Lettering;
import org.thalweg.render.canvas.Pen;
import org.thalweg.render.figure.AxisTitle;
import org.thalweg.render.figure.Numbers;
import org.thalweg.render.figure.Theme;
import org.thalweg.render.figure.Ticks;

/** The rectangle data lie in, with ticks and titles outside it. */
record Frame(Rectangle2D.Double area, Theme theme) {
  static final double TEXT = 12;
  static final double LEFT = 66;
  static final double BOTTOM = 46;
  private static final double TICK = 5;
  private static final double PER_TICK = 90;

  double x(Axis axis, double value) {
    return area.x + area.width * (value - axis.min()) / (axis.max() - axis.min());
  }

  double y(Axis axis, double value) {
    return area.getMaxY() - area.height * (value - axis.min()) / (axis.max() - axis.min());
  }

  Pen pen() {
    return Pen.of(theme.ink(), 0.9);
  }

  Lettering lettering() {
    return Lettering.of(theme.ink(), TEXT);
  }

  void outline(Canvas canvas) {
    canvas.stroke(area, pen());
  }

  void xAxis(Canvas canvas, Axis axis, String title) {
    double bottom = area.getMaxY();
    for (double tick : ticks(axis, area.width)) {
      double at = x(axis, tick);
      canvas.line(at, bottom, at, bottom + TICK, pen());
      canvas.text(Numbers.text(tick, 6), at, bottom + TICK + 13, lettering().middle());
    }
    String shown = AxisTitle.fitting(title, lettering(), area.width + LEFT);
    canvas.text(shown, area.getCenterX(), bottom + 39, lettering().middle());
  }

  void yAxis(Canvas canvas, Axis axis, String title) {
    for (double tick : ticks(axis, area.height)) {
      double at = y(axis, tick);
      canvas.line(area.x - TICK, at, area.x, at, pen());
      leftLabel(canvas, Numbers.text(tick, 6), at, lettering());
    }
    leftTitle(canvas, title, lettering());
  }

  void leftLabel(Canvas canvas, String text, double y, Lettering lettering) {
    canvas.text(text, area.x - TICK - 4, y + lettering.capHeight() / 2, lettering.end());
  }

  void leftTitle(Canvas canvas, String title, Lettering lettering) {
    String shown = AxisTitle.fitting(title, lettering, area.height + BOTTOM);
    canvas.text(shown, area.x - LEFT + 14, area.getCenterY(), lettering.middle().turned(-90));
  }

  void rightLabel(Canvas canvas, String text, double y, Lettering lettering) {
    canvas.text(text, area.getMaxX() + TICK + 4, y + lettering.capHeight() / 2, lettering);
  }

  void rightTitle(Canvas canvas, String title, Lettering lettering) {
    canvas.text(
        title, area.getMaxX() + LEFT - 10, area.getCenterY(), lettering.middle().turned(-90));
  }

  static List<Double> ticks(Axis axis, double length) {
    return Ticks.linear(axis.min(), axis.max(), (int) Math.max(2, Math.round(length / PER_TICK)));
  }
}
