// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Ink;
import org.thalweg.render.canvas.Pen;
import org.thalweg.render.figure.AxisTitle;
import org.thalweg.render.figure.ColorBar;
import org.thalweg.render.figure.Field;
import org.thalweg.render.figure.IsoLines;
import org.thalweg.render.figure.Palette;
import org.thalweg.render.figure.Polyline;
import org.thalweg.render.figure.Theme;

/** A plane seen from above: lines, bands or boxes, with paths over it. */
final class PlaneChart {
  private static final double BAR_GAP = 22;
  private static final double WIDEST = 1.3;
  private static final double NARROWEST = 0.8;

  private final Surface surface;
  private final Field field;
  // In the scale's positions, so that lines between nodes lie where colours say.
  private final Field shown;
  private final Palette palette;
  private final List<Double> levels;
  private final PlotKind kind;
  private final Theme theme;
  private final String label;

  PlaneChart(Scene scene, PlotKind kind) {
    this.surface = scene.surface();
    this.field = scene.field();
    this.palette = scene.palette();
    this.levels = scene.levels();
    this.shown = field.map(palette.scale()::unclipped);
    this.theme = scene.theme();
    this.label = scene.label();
    this.kind = kind;
  }

  void draw(Canvas canvas, Rectangle2D.Double body) {
    ColorBar bar = bar();
    Rectangle2D.Double area = area(body, bar.width());
    Frame frame = new Frame(area, theme);
    canvas.clip(area);
    data(canvas, area);
    canvas.unclip();
    frame.outline(canvas);
    Grid grid = surface.grid();
    frame.xAxis(canvas, grid.x(), AxisTitle.x(surface));
    frame.yAxis(canvas, grid.y(), AxisTitle.y(surface));
    bar.draw(canvas, area.getMaxX() + BAR_GAP, area.y, area.height);
  }

  private ColorBar bar() {
    boolean stepped = kind == PlotKind.FILLED;
    return new ColorBar(palette, stepped ? levels : List.of(), title(), theme);
  }

  private String title() {
    return palette.scale().isLog() ? label + " (log)" : label;
  }

  /** As large as fits, near a square, in the middle. */
  private static Rectangle2D.Double area(Rectangle2D.Double body, double barWidth) {
    double width = body.width - Frame.LEFT - BAR_GAP - barWidth;
    double height = body.height - Frame.BOTTOM;
    double used = Math.min(width, height * WIDEST);
    double tall = Math.min(height, used / NARROWEST);
    double left = body.x + Frame.LEFT + (width - used) / 2;
    return new Rectangle2D.Double(left, body.y, used, tall);
  }

  private void data(Canvas canvas, Rectangle2D.Double area) {
    AffineTransform toSheet = toSheet(area);
    switch (kind) {
      case FILLED -> bands(canvas, area, toSheet);
      case HEAT -> boxes(canvas, toSheet);
      default -> {}
    }
    Blanks.draw(canvas, field, toSheet, kind == PlotKind.HEAT, theme);
    PathLayer paths = new PathLayer(surface, new Frame(area, theme));
    if (kind != PlotKind.HEAT) {
      lines(canvas, area, toSheet, paths);
    }
    paths.draw(canvas);
  }

  /** From fractional node indices to the sheet; boxes of a heat map reach to the frame. */
  private AffineTransform toSheet(Rectangle2D.Double area) {
    double half = kind == PlotKind.HEAT ? 0.5 : 0;
    AffineTransform place = AffineTransform.getTranslateInstance(area.x, area.getMaxY());
    place.scale(
        area.width / (field.columns() - 1 + 2 * half),
        -area.height / (field.rows() - 1 + 2 * half));
    place.translate(half, half);
    return place;
  }

  private void bands(Canvas canvas, Rectangle2D.Double area, AffineTransform toSheet) {
    canvas.fill(area, palette.band(levels, 0));
    Field whole = shown.filled();
    for (int i = 0; i < levels.size(); i++) {
      Path2D above = IsoLines.regionAbove(whole, position(i));
      above.transform(toSheet);
      canvas.fill(above, palette.band(levels, i + 1));
    }
  }

  private void boxes(Canvas canvas, AffineTransform toSheet) {
    for (int iy = 0; iy < field.rows(); iy++) {
      for (int ix = 0; ix < field.columns(); ix++) {
        if (field.isFinite(ix, iy)) {
          // A little larger to the right and below: the next box covers it, and no seam shows.
          Rectangle2D box = new Rectangle2D.Double(ix - 0.5, iy - 0.55, 1.05, 1.05);
          canvas.fill(
              toSheet.createTransformedShape(box).getBounds2D(), palette.at(field.at(ix, iy)));
        }
      }
    }
  }

  private void lines(
      Canvas canvas, Rectangle2D.Double area, AffineTransform toSheet, PathLayer paths) {
    LineLabels labels = new LineLabels(area, paths.shape());
    for (int i = 0; i < levels.size(); i++) {
      Ink ink = lineInk(i);
      double width = kind == PlotKind.CONTOUR ? 1.5 : 0.8;
      for (Polyline line : IsoLines.at(shown, position(i))) {
        Polyline onSheet =
            line.map(
                x -> toSheet.getTranslateX() + x * toSheet.getScaleX(),
                y -> toSheet.getTranslateY() + y * toSheet.getScaleY());
        labels.draw(canvas, onSheet, levels.get(i), Pen.of(ink, width));
      }
    }
  }

  private double position(int level) {
    return palette.scale().unclipped(levels.get(level));
  }

  private Ink lineInk(int level) {
    if (kind == PlotKind.CONTOUR) {
      return theme.readable(palette.at(levels.get(level)));
    }
    return Theme.over(palette.band(levels, level + 1).rgb()).faded(0.75);
  }
}
