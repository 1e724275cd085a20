// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.awt.geom.Rectangle2D;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Lettering;
import org.thalweg.render.figure.Paragraph;
import org.thalweg.render.figure.Theme;

/** A sheet with a title above, a caption below, and room for a chart between. */
record Page(double width, double height, Theme theme, Paragraph title, Paragraph caption) {
  private static final double MARGIN = 24;
  private static final double TITLE = 16;
  private static final double TEXT = 10.5;
  private static final double GAP = 14;

  static Page of(double width, double height, Theme theme, String title, String caption) {
    double inner = width - 2 * MARGIN;
    return new Page(
        width,
        height,
        theme,
        Paragraph.wrap(title, Lettering.of(theme.ink(), TITLE).bolder(), inner),
        Paragraph.wrap(caption, Lettering.of(theme.muted(), TEXT), inner));
  }

  /** What is left for the chart; see {@link #roomy}. */
  Rectangle2D.Double body() {
    double top = MARGIN + title.height() + GAP;
    double bottom = height - MARGIN - caption.height() - GAP;
    return new Rectangle2D.Double(MARGIN, top, width - 2 * MARGIN, bottom - top);
  }

  /** This page, taller where its words would leave the chart too little room. */
  Page roomy() {
    double wanted = height / 2;
    double missing = wanted - body().height;
    return missing <= 0 ? this : new Page(width, height + missing, theme, title, caption);
  }

  void drawWords(Canvas canvas) {
    title.draw(canvas, MARGIN, MARGIN);
    caption.draw(canvas, MARGIN, height - MARGIN - caption.height());
  }
}
