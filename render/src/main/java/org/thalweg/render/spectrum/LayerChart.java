// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.spectrum;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Ink;
import org.thalweg.render.canvas.Lettering;
import org.thalweg.render.canvas.Pen;
import org.thalweg.render.figure.Theme;
import org.thalweg.render.figure.Ticks;
import org.thalweg.render.layer.Frame;
import org.thalweg.render.plot.Chart;

/** One row a layer, one column of bars a figure, zero on the same line in each column. */
final class LayerChart implements Chart {
  private static final double TALLEST_ROW = 18;
  private static final double LOWEST_ROW = 11;
  private static final double ALL_ROWS = 720;
  private static final double WIDEST_NAMES = 0.34;
  private static final double GAP = 22;
  private static final double HEADING = 20;
  private static final double RIGHT = 14;
  // Columns have numbers below and no titles.
  private static final double BOTTOM = 26;

  private final LayerBars bars;
  private final Theme theme;

  LayerChart(LayerBars bars, Theme theme) {
    this.bars = bars;
    this.theme = theme;
  }

  @Override
  public List<String> remarks() {
    return List.of("lines across the ends: standard errors or bounds");
  }

  private double row() {
    return Math.max(LOWEST_ROW, Math.min(TALLEST_ROW, ALL_ROWS / bars.rows().size()));
  }

  @Override
  public OptionalDouble heightFor(double width) {
    return OptionalDouble.of(HEADING + row() * bars.rows().size() + 8 + BOTTOM);
  }

  @Override
  public void draw(Canvas canvas, Rectangle2D.Double body) {
    double room = body.height - HEADING - BOTTOM;
    double row = room / bars.rows().size();
    Lettering name = Lettering.of(theme.ink(), Math.min(11, 0.82 * row)).end();
    double names =
        Math.min(
            WIDEST_NAMES * body.width,
            bars.rows().stream().mapToDouble(r -> name.widthOf(r.name())).max().orElse(0) + 8);
    int columns = bars.quantities().size();
    double width = (body.width - names - RIGHT - (columns - 1) * GAP) / columns;
    for (int c = 0; c < columns; c++) {
      double x = body.x + names + c * (width + GAP);
      column(canvas, c, new Rectangle2D.Double(x, body.y + HEADING, width, room));
    }
    for (int i = 0; i < bars.rows().size(); i++) {
      double y = body.y + HEADING + (i + 0.5) * row + name.capHeight() / 2;
      canvas.text(fitting(bars.rows().get(i).name(), name, names - 8), body.x + names - 8, y, name);
    }
  }

  /** The end of a name says more than its beginning. */
  private static String fitting(String name, Lettering lettering, double width) {
    String shown = name;
    while (lettering.widthOf(shown) > width && shown.length() > 2) {
      shown = "…" + shown.substring(2);
    }
    return shown;
  }

  private void column(Canvas canvas, int column, Rectangle2D.Double area) {
    Frame frame = new Frame(area, theme, 10.5);
    Axis axis = axis(column);
    for (double tick : Ticks.linear(axis.min(), axis.max(), 4)) {
      double x = frame.x(axis, tick);
      canvas.line(x, area.y, x, area.getMaxY(), Pen.of(theme.faint(), 0.8));
    }
    double row = area.height / bars.rows().size();
    for (int i = 0; i < bars.rows().size(); i++) {
      bar(canvas, frame, axis, bars.rows().get(i).figures().get(column), area.y + i * row, row);
    }
    double zero = frame.x(axis, 0);
    canvas.line(zero, area.y, zero, area.getMaxY(), Pen.of(theme.ink(), 0.9));
    frame.outline(canvas);
    frame.xTicks(canvas, axis);
    canvas.text(
        bars.quantities().get(column),
        area.getCenterX(),
        area.y - 7,
        Lettering.of(theme.ink(), 12).bolder().middle());
  }

  private void bar(
      Canvas canvas, Frame frame, Axis axis, LayerBars.Figure figure, double top, double row) {
    if (!Double.isFinite(figure.value())) {
      return;
    }
    double zero = frame.x(axis, 0);
    double end = frame.x(axis, figure.value());
    Ink ink = figure.value() < 0 ? theme.accuracy() : theme.loss();
    double left = Math.min(zero, end);
    canvas.fill(
        new Rectangle2D.Double(left, top + 0.16 * row, Math.abs(end - zero), 0.68 * row),
        ink.faded(0.75));
    figure
        .error()
        .filter(Double::isFinite)
        .ifPresent(
            error -> {
              double from = frame.x(axis, Math.max(axis.min(), figure.value() - error));
              double to = frame.x(axis, Math.min(axis.max(), figure.value() + error));
              canvas.line(from, top + row / 2, to, top + row / 2, Pen.of(theme.ink(), 1.2));
            });
  }

  private Axis axis(int column) {
    double[] ends =
        bars.rows().stream()
            .map(r -> r.figures().get(column))
            .filter(f -> Double.isFinite(f.value()))
            .flatMapToDouble(
                f -> {
                  double error = f.error().filter(Double::isFinite).orElse(0.0);
                  return DoubleStream.of(f.value() - error, f.value() + error);
                })
            .toArray();
    double low = Math.min(0, DoubleStream.of(ends).min().orElse(0));
    double high = Math.max(0, DoubleStream.of(ends).max().orElse(1));
    double extent = high > low ? high - low : 1;
    return new Axis(low < 0 ? low - 0.05 * extent : 0, high > 0 ? high + 0.05 * extent : 0.02, 2);
  }
}
