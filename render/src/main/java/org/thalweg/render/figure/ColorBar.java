// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.figure;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Lettering;
import org.thalweg.render.canvas.Pen;
import org.thalweg.render.caption.Numbers;

/**
 * The key from colours to values, upright.
 *
 * @param levels where colour changes in steps; empty for a gradient
 */
public record ColorBar(Palette palette, List<Double> levels, String title, Theme theme) {
  private static final double WIDTH = 16;
  private static final double TIP = 14;
  private static final double TEXT = 11;
  private static final double CLOSEST = 15;
  private static final int STEPS = 256;

  public ColorBar {
    // Lines above the clip share its colour.
    levels = levels.stream().filter(v -> v < palette.scale().high()).toList();
  }

  /** The room it needs to the right of its left edge, tick labels and title included. */
  public double width() {
    double labels =
        ticks().stream().mapToDouble(v -> lettering().widthOf(label(v))).max().orElse(0);
    return WIDTH + 8 + labels + 22;
  }

  private Lettering lettering() {
    return Lettering.of(theme.ink(), TEXT);
  }

  private static String label(double value) {
    return Numbers.text(value, 4);
  }

  private List<Double> ticks() {
    return levels.isEmpty() ? palette.scale().ticks(8) : levels;
  }

  /** Draws with its top left at (x, y). */
  public void draw(Canvas canvas, double x, double y, double height) {
    double top = y + (palette.scale().isClipped() ? TIP : 0);
    double length = y + height - top;
    colours(canvas, x, top, length);
    Path2D outline = new Path2D.Double(new Rectangle2D.Double(x, top, WIDTH, length));
    if (palette.scale().isClipped()) {
      Path2D tip = tip(x, top);
      canvas.fill(tip, palette.at(palette.scale().high()));
      canvas.stroke(tip, Pen.of(theme.ink(), 0.8));
    }
    canvas.stroke(outline, Pen.of(theme.ink(), 0.8));
    labels(canvas, x + WIDTH, top, length);
    Lettering turned = Lettering.of(theme.ink(), 12).middle().turned(-90);
    canvas.text(title, x + width() - 4, y + height / 2, turned);
  }

  /** Says that values above the end are shown as the end. */
  private static Path2D tip(double x, double top) {
    Path2D tip = new Path2D.Double();
    tip.moveTo(x, top);
    tip.lineTo(x + WIDTH / 2, top - TIP);
    tip.lineTo(x + WIDTH, top);
    tip.closePath();
    return tip;
  }

  private void colours(Canvas canvas, double x, double top, double length) {
    double bottom = top + length;
    if (levels.isEmpty()) {
      for (int i = 0; i < STEPS; i++) {
        double upper = (i + 1.0) / STEPS;
        // From this step to the top: the next covers it, and no seam shows.
        canvas.fill(
            new Rectangle2D.Double(x, top, WIDTH, length * (1 - (double) i / STEPS)),
            palette.atPosition(upper - 0.5 / STEPS));
      }
      return;
    }
    for (int band = 0; band <= levels.size(); band++) {
      double from = band == 0 ? 0 : palette.scale().position(levels.get(band - 1));
      canvas.fill(
          new Rectangle2D.Double(x, top, WIDTH, bottom - length * from - top),
          palette.band(levels, band));
    }
  }

  private void labels(Canvas canvas, double x, double top, double length) {
    double last = Double.MAX_VALUE;
    for (double value : ticks()) {
      double y = top + length * (1 - palette.scale().position(value));
      if (last - y < CLOSEST) {
        continue;
      }
      last = y;
      canvas.line(x, y, x + 4, y, Pen.of(theme.ink(), 0.8));
      canvas.text(label(value), x + 7, y + lettering().capHeight() / 2, lettering());
    }
  }
}
