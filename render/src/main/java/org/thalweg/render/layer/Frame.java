// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.layer;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Lettering;
import org.thalweg.render.canvas.Pen;
import org.thalweg.render.caption.Numbers;
import org.thalweg.render.figure.AxisTitle;
import org.thalweg.render.figure.Theme;
import org.thalweg.render.figure.Ticks;

/** The rectangle data lie in, with ticks and titles outside it. */
public record Frame(Rectangle2D.Double area, Theme theme, double text) {
  public static final double TEXT = 12;
  public static final double LEFT = 66;
  public static final double BOTTOM = 46;
  private static final double TICK = 5;
  private static final double PER_TICK = 90;

  public Frame(Rectangle2D.Double area, Theme theme) {
    this(area, theme, TEXT);
  }

  public double x(Axis axis, double value) {
    return area.x + area.width * (value - axis.min()) / (axis.max() - axis.min());
  }

  public double y(Axis axis, double value) {
    return area.getMaxY() - area.height * (value - axis.min()) / (axis.max() - axis.min());
  }

  public Pen pen() {
    return Pen.of(theme.ink(), 0.9);
  }

  public Lettering lettering() {
    return Lettering.of(theme.ink(), text);
  }

  public void outline(Canvas canvas) {
    canvas.stroke(area, pen());
  }

  public void xAxis(Canvas canvas, Axis axis, String title) {
    xTicks(canvas, axis);
    xTitle(canvas, title);
  }

  public void xTicks(Canvas canvas, Axis axis) {
    double bottom = area.getMaxY();
    for (double tick : ticks(axis, area.width)) {
      double at = x(axis, tick);
      canvas.line(at, bottom, at, bottom + TICK, pen());
      canvas.text(Numbers.text(tick, 6), at, bottom + TICK + 1 + text, lettering().middle());
    }
  }

  public void xTitle(Canvas canvas, String title) {
    String shown = AxisTitle.fitting(title, lettering(), area.width + LEFT);
    canvas.text(shown, area.getCenterX(), area.getMaxY() + 39, lettering().middle());
  }

  public void yAxis(Canvas canvas, Axis axis, String title) {
    yTicks(canvas, axis);
    leftTitle(canvas, title, lettering());
  }

  public void yTicks(Canvas canvas, Axis axis) {
    for (double tick : ticks(axis, area.height)) {
      double at = y(axis, tick);
      canvas.line(area.x - TICK, at, area.x, at, pen());
      leftLabel(canvas, Numbers.text(tick, 6), at, lettering());
    }
  }

  public void leftLabel(Canvas canvas, String text, double y, Lettering lettering) {
    canvas.text(text, area.x - TICK - 4, y + lettering.capHeight() / 2, lettering.end());
  }

  public void leftTitle(Canvas canvas, String title, Lettering lettering) {
    String shown = AxisTitle.fitting(title, lettering, area.height + 20);
    canvas.text(shown, area.x - LEFT + 14, area.getCenterY(), lettering.middle().turned(-90));
  }

  public void rightLabel(Canvas canvas, String text, double y, Lettering lettering) {
    canvas.text(text, area.getMaxX() + TICK + 4, y + lettering.capHeight() / 2, lettering);
  }

  public void rightTitle(Canvas canvas, String title, Lettering lettering) {
    canvas.text(
        title, area.getMaxX() + LEFT - 10, area.getCenterY(), lettering.middle().turned(-90));
  }

  private List<Double> ticks(Axis axis, double length) {
    double perTick = PER_TICK * text / TEXT;
    return Ticks.linear(axis.min(), axis.max(), (int) Math.max(3, Math.round(length / perTick)));
  }
}
