// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.layer;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Pen;
import org.thalweg.render.caption.Field;
import org.thalweg.render.figure.Theme;

/** Hatching where there is no finite number: nothing is dropped in silence. */
public final class Blanks {
  private static final double SPACING = 6;

  private Blanks() {}

  /**
   * Covers what is not known: with {@code boxes} the node's own box, else every cell that has such
   * a corner.
   */
  public static void draw(
      Canvas canvas, Field field, AffineTransform toSheet, boolean boxes, Theme theme) {
    if (field.nonFinite() == 0) {
      return;
    }
    hatch(canvas, region(field, boxes).createTransformedShape(toSheet), theme);
  }

  public static void hatch(Canvas canvas, Shape shape, Theme theme) {
    Area blank = new Area(shape);
    canvas.fill(blank, theme.blank());
    canvas.stroke(hatching(blank), Pen.of(theme.hatch(), 0.7));
    canvas.stroke(blank, Pen.of(theme.hatch(), 0.7));
  }

  private static Path2D region(Field field, boolean boxes) {
    Path2D region = new Path2D.Double(Path2D.WIND_NON_ZERO);
    int columns = boxes ? field.columns() : field.columns() - 1;
    int rows = boxes ? field.rows() : field.rows() - 1;
    double corner = boxes ? -0.5 : 0;
    for (int iy = 0; iy < rows; iy++) {
      for (int ix = 0; ix < columns; ix++) {
        if (boxes ? !field.isFinite(ix, iy) : !field.isWholeCell(ix, iy)) {
          region.append(new Rectangle2D.Double(ix + corner, iy + corner, 1, 1), false);
        }
      }
    }
    return region;
  }

  /** Diagonals cut to the region, as lines: clips do not nest. */
  private static Shape hatching(Area region) {
    Path2D lines = new Path2D.Double();
    Rectangle2D box = region.getBounds2D();
    double first = Math.floor((box.getX() - box.getMaxY()) / SPACING) * SPACING;
    for (double c = first; c < box.getMaxX() - box.getY(); c += SPACING) {
      diagonal(lines, region, box, c);
    }
    return lines;
  }

  private static void diagonal(Path2D lines, Area region, Rectangle2D box, double offset) {
    double step = 0.5;
    boolean inside = false;
    double last = box.getMaxY() + step;
    for (double y = box.getY(); y <= last; y += step) {
      boolean now = y < last - step && region.contains(y + offset, y);
      if (now && !inside) {
        lines.moveTo(y + offset, y);
      } else if (!now && inside) {
        lines.lineTo(y - step + offset, y - step);
      }
      inside = now;
    }
  }
}
