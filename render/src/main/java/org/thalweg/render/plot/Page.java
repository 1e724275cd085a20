// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.CanvasFormat;
import org.thalweg.render.canvas.Lettering;
import org.thalweg.render.canvas.Sheet;
import org.thalweg.render.caption.CaptionWords;
import org.thalweg.render.figure.Paragraph;
import org.thalweg.render.figure.Theme;

/** A sheet with a title above, a caption below, and room for a chart between. */
public record Page(double width, double height, Theme theme, Paragraph title, Paragraph caption) {
  private static final double MARGIN = 24;
  private static final double TITLE = 16;
  private static final double TEXT = 10.5;
  private static final double GAP = 14;
  private static final int SHORT_LINES = 2;

  private static Page of(
      double width, double height, PlotOptions options, String title, CaptionWords words) {
    double inner = width - 2 * MARGIN;
    Theme theme = options.look().style().theme();
    Lettering small = Lettering.of(theme.muted(), TEXT);
    String caption =
        options
            .layout()
            .caption()
            .of(words, text -> Paragraph.wrap(text, small, inner).lines().size() <= SHORT_LINES);
    return new Page(
        width,
        height,
        theme,
        Paragraph.wrap(title, Lettering.of(theme.ink(), TITLE).bolder(), inner),
        Paragraph.wrap(caption, small, inner));
  }

  /** What is left for the chart; see {@link #roomy}. */
  private Rectangle2D.Double body() {
    double top = MARGIN + title.height() + GAP;
    double bottom = height - MARGIN - caption.height() - GAP;
    return new Rectangle2D.Double(MARGIN, top, width - 2 * MARGIN, bottom - top);
  }

  /** This page, taller where its words would leave the chart too little room. */
  private Page roomy() {
    double wanted = height / 2;
    double missing = wanted - body().height;
    return missing <= 0 ? this : taller(missing);
  }

  /**
   * Chart and words on one sheet of the usual size, unless {@code options} ask for another.
   *
   * @param words of the caption, part by part; the chart's remarks follow
   */
  public static Canvas draw(
      Chart chart,
      double usualWidth,
      double usualHeight,
      CanvasFormat format,
      PlotOptions options,
      String title,
      List<String> words) {
    List<String> all = Stream.concat(words.stream(), chart.remarks().stream()).toList();
    return draw(chart, usualWidth, usualHeight, format, options, title, CaptionWords.alike(all));
  }

  static Canvas draw(
      Chart chart,
      PlotKind kind,
      CanvasFormat format,
      PlotOptions options,
      String title,
      CaptionWords words) {
    return draw(chart, kind.width(), kind.height(), format, options, title, words);
  }

  /** Chart and words on one sheet, whose height suits the chart where none is asked for. */
  private static Canvas draw(
      Chart chart,
      double usualWidth,
      double usualHeight,
      CanvasFormat format,
      PlotOptions options,
      String title,
      CaptionWords words) {
    Theme theme = options.look().style().theme();
    double width = options.layout().width().orElse(usualWidth);
    Page page = of(width, options.layout().height().orElse(usualHeight), options, title, words);
    OptionalDouble wanted = chart.heightFor(page.body().width);
    page =
        options.layout().height().isEmpty() && wanted.isPresent()
            ? page.taller(wanted.getAsDouble() - page.body().height)
            : page.roomy();
    Canvas canvas =
        format.open(
            new Sheet(
                page.width,
                page.height,
                options.layout().pixelScale(),
                theme.paper(),
                title,
                words.full()));
    chart.draw(canvas, page.body());
    page.drawWords(canvas);
    return canvas;
  }

  private Page taller(double by) {
    return new Page(width, height + by, theme, title, caption);
  }

  private void drawWords(Canvas canvas) {
    title.draw(canvas, MARGIN, MARGIN);
    caption.draw(canvas, MARGIN, height - MARGIN - caption.height());
  }
}
