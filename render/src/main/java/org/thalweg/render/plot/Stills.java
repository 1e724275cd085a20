// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.thalweg.landscape.AtomicFile;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.CanvasFormat;
import org.thalweg.render.canvas.Sheet;
import org.thalweg.render.figure.Caption;
import org.thalweg.render.relief.Relief;
import org.thalweg.render.relief.ReliefScene;

/** Still pictures as PNG, SVG or PDF, by one drawing code. */
public final class Stills {
  private Stills() {}

  /**
   * Draws {@code surface} into {@code out}, which appears whole; its extension says the format.
   *
   * @throws IllegalArgumentException if the extension, the kind or the channel does not fit; the
   *     message lists what does
   */
  public static void write(Surface surface, Path out, PlotOptions options) {
    CanvasFormat format = CanvasFormat.of(out);
    Canvas canvas = draw(surface, format, options);
    AtomicFile.stream(out, canvas::save);
  }

  /** A PNG of the surface's plainest picture in space, small enough to go into a page. */
  public static byte[] thumbnail(Surface surface) {
    PlotKind kind = surface.grid().dimension() == 1 ? PlotKind.CURVE : PlotKind.SURFACE;
    PlotOptions options = PlotOptions.builder().kind(kind).pixelScale(1).build();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      draw(surface, CanvasFormat.PNG, options).save(png);
    } catch (IOException e) {
      throw new UncheckedIOException("a picture in memory cannot be written", e);
    }
    return png.toByteArray();
  }

  /** The drawn sheet, not yet saved. */
  public static Canvas draw(Surface surface, CanvasFormat format, PlotOptions options) {
    PlotKind kind = options.kind().orElseGet(() -> PlotKind.defaultFor(surface.grid()));
    kind.requireFits(surface.grid());
    Scene scene = Scene.of(surface, options);
    Caption caption = Caption.of(surface, scene.channel());
    String title = options.title().orElseGet(() -> caption.title(subject(scene, kind, options)));
    String words = caption.text(scene.remarks());
    Page page =
        Page.of(
                options.width().orElse(kind.width()),
                options.height().orElse(kind.height()),
                scene.theme(),
                title,
                words)
            .roomy();
    Canvas canvas =
        format.open(
            new Sheet(
                page.width(),
                page.height(),
                options.pixelScale(),
                scene.theme().paper(),
                title,
                words));
    chart(canvas, page.body(), scene, kind, options);
    page.drawWords(canvas);
    return canvas;
  }

  private static String subject(Scene scene, PlotKind kind, PlotOptions options) {
    String one = scene.surface().channels().get(scene.channel()).label();
    boolean several = kind == PlotKind.CURVE && options.channel().isEmpty();
    boolean hasAccuracy =
        scene.surface().channels().stream().anyMatch(c -> c.name().endsWith("_acc"));
    return several && hasAccuracy ? "loss and accuracy" : one;
  }

  private static void chart(
      Canvas canvas, Rectangle2D.Double body, Scene scene, PlotKind kind, PlotOptions options) {
    switch (kind) {
      case CURVE -> new CurveChart(scene, options).draw(canvas, body);
      case SURFACE -> Relief.draw(canvas, body, relief(scene, options));
      default -> new PlaneChart(scene, kind).draw(canvas, body);
    }
  }

  private static ReliefScene relief(Scene scene, PlotOptions options) {
    return new ReliefScene(
        scene.surface(),
        scene.field(),
        scene.label(),
        scene.palette(),
        scene.levels(),
        scene.theme(),
        options.azimuth(),
        options.elevation());
  }
}
