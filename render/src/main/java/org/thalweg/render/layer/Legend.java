// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.layer;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Ink;
import org.thalweg.render.canvas.Lettering;
import org.thalweg.render.canvas.Pen;

/**
 * What each line is, in the corner of a frame that is freest.
 *
 * @param entries from top to bottom
 * @param paper behind the words
 * @param ink of the words
 */
public record Legend(List<Entry> entries, Ink paper, Ink ink) {
  /** The height of {@link #drawRow}. */
  public static final double ROW_HEIGHT = 24;

  private static final double TEXT = 11;
  private static final double ROW = 17;
  private static final double SAMPLE = 26;
  private static final double PADDING = 7;
  private static final double MARGIN = 8;

  /** One kind of line. */
  public record Entry(String label, Pen pen) {}

  public Legend {
    entries = List.copyOf(entries);
  }

  /** The box in the corner of {@code area} that fewest of {@code lines} cross. */
  public Rectangle2D.Double place(Rectangle2D area, List<Line2D> lines) {
    double width = width();
    double height = entries.size() * ROW + 2 * PADDING - 3;
    Rectangle2D.Double best = new Rectangle2D.Double();
    long fewest = Long.MAX_VALUE;
    for (double atY : new double[] {0, 1}) {
      for (double atX : new double[] {0, 1, 0.5}) {
        Rectangle2D.Double box =
            new Rectangle2D.Double(
                area.getX() + MARGIN + atX * (area.getWidth() - width - 2 * MARGIN),
                area.getY() + MARGIN + atY * (area.getHeight() - height - 2 * MARGIN),
                width,
                height);
        long crossing = lines.stream().filter(box::intersectsLine).count();
        if (crossing < fewest) {
          fewest = crossing;
          best = box;
        }
      }
    }
    return best;
  }

  private double width() {
    double widest =
        entries.stream().mapToDouble(e -> lettering().widthOf(e.label())).max().orElse(0);
    return 2 * PADDING + SAMPLE + 7 + widest;
  }

  private Lettering lettering() {
    return Lettering.of(ink, TEXT);
  }

  /** Whether the entries fit side by side. */
  public boolean isRowWithin(double width) {
    return entries.stream().mapToDouble(this::rowWidth).sum() <= width;
  }

  private double rowWidth(Entry entry) {
    return SAMPLE + 7 + lettering().widthOf(entry.label()) + 20;
  }

  /** Draws the entries side by side from the left, above a frame whose top is {@code y}. */
  public void drawRow(Canvas canvas, double left, double y) {
    double x = left;
    for (Entry entry : entries) {
      canvas.line(x, y - 12, x + SAMPLE, y - 12, entry.pen());
      canvas.text(entry.label(), x + SAMPLE + 7, y - 12 + lettering().capHeight() / 2, lettering());
      x += rowWidth(entry);
    }
  }

  public void draw(Canvas canvas, Rectangle2D.Double box) {
    canvas.fill(
        new RoundRectangle2D.Double(box.x, box.y, box.width, box.height, 5, 5), paper.faded(0.88));
    double y = box.y + PADDING + ROW / 2 - 1.5;
    for (Entry entry : entries) {
      double x = box.x + PADDING;
      canvas.line(x, y, x + SAMPLE, y, entry.pen());
      canvas.text(entry.label(), x + SAMPLE + 7, y + lettering().capHeight() / 2, lettering());
      y += ROW;
    }
  }
}
