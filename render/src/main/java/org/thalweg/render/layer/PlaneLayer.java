// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.layer;

import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Ink;
import org.thalweg.render.canvas.Pen;
import org.thalweg.render.caption.Field;
import org.thalweg.render.figure.IsoLines;
import org.thalweg.render.figure.Palette;
import org.thalweg.render.figure.Polyline;
import org.thalweg.render.figure.Theme;

/** A plane's values seen from above, filling a rectangle. */
public final class PlaneLayer {

  /** How values are shown. */
  public enum Look {
    /** Labelled lines alone. */
    LINES,
    /** Bands of colour with labelled lines between them. */
    BANDS,
    /** One box a node; boxes reach half a step beyond the outer nodes. */
    BOXES
  }

  private final Field field;
  // In the scale's positions, so that lines between nodes lie where colours say.
  private final Field shown;
  private final Palette palette;
  private final List<Double> levels;
  private final Look look;
  private final Theme theme;

  public PlaneLayer(Field field, Palette palette, List<Double> levels, Look look, Theme theme) {
    this.field = field;
    this.palette = palette;
    this.levels = levels;
    this.look = look;
    this.theme = theme;
    shown = field.map(palette.scale()::unclipped);
  }

  /** Colours, and hatching where there is no number. */
  public void drawGround(Canvas canvas, Rectangle2D.Double area) {
    AffineTransform toSheet = toSheet(area);
    switch (look) {
      case BANDS -> bands(canvas, area, toSheet);
      case BOXES -> boxes(canvas, toSheet);
      case LINES -> {}
    }
    Blanks.draw(canvas, field, toSheet, look == Look.BOXES, theme);
  }

  /** Lines of equal value; their labels keep off {@code obstacles}. */
  public void drawLines(
      Canvas canvas, Rectangle2D.Double area, List<Line2D> obstacles, double textSize) {
    if (look == Look.BOXES) {
      return;
    }
    AffineTransform toSheet = toSheet(area);
    LineLabels labels = new LineLabels(area, obstacles, textSize);
    double thin = textSize / LineLabels.SIZE;
    for (int i = 0; i < levels.size(); i++) {
      Pen pen = Pen.of(lineInk(i), thin * (look == Look.LINES ? 1.5 : 0.8));
      for (Polyline line : IsoLines.at(shown, position(i))) {
        Polyline onSheet =
            line.map(
                x -> toSheet.getTranslateX() + x * toSheet.getScaleX(),
                y -> toSheet.getTranslateY() + y * toSheet.getScaleY());
        labels.draw(canvas, onSheet, levels.get(i), pen);
      }
    }
  }

  /** From fractional node indices to the sheet. */
  private AffineTransform toSheet(Rectangle2D.Double area) {
    double half = look == Look.BOXES ? 0.5 : 0;
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
          // Larger by a unit to the right and below: the next box covers it, and no seam shows.
          Rectangle2D node = new Rectangle2D.Double(ix - 0.5, iy - 0.5, 1, 1);
          Rectangle2D box = toSheet.createTransformedShape(node).getBounds2D();
          box.setRect(box.getX(), box.getY(), box.getWidth() + 1, box.getHeight() + 1);
          canvas.fill(box, palette.at(field.at(ix, iy)));
        }
      }
    }
  }

  private double position(int level) {
    return palette.scale().unclipped(levels.get(level));
  }

  private Ink lineInk(int level) {
    if (look == Look.LINES) {
      return theme.readable(palette.at(levels.get(level)));
    }
    return Theme.over(palette.band(levels, level + 1).rgb()).faded(0.75);
  }
}
