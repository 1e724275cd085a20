// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.thalweg.landscape.AtomicFile;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.finding.Findings;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.CanvasFormat;
import org.thalweg.render.caption.Caption;
import org.thalweg.render.caption.CaptionWords;

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
    save(draw(surface, CanvasFormat.of(out), options), out);
  }

  /**
   * Draws several lines over one axis, a colour each, or several planes side by side on one scale.
   *
   * @param names one a surface, in its order
   * @throws IllegalArgumentException if lines and planes are mixed, planes cover different
   *     coordinates, one lacks the channel, or names do not fit
   */
  public static void write(
      List<Surface> surfaces, List<String> names, Path out, PlotOptions options) {
    save(draw(surfaces, names, CanvasFormat.of(out), options), out);
  }

  /** Draws paths on a plane of which no loss was measured. */
  public static void writePath(List<ProjectedPath> paths, Path out, PlotOptions options) {
    writePath(paths, Findings.NONE, out, options);
  }

  /**
   * As above, with what was found, for the axes and the legend.
   *
   * @param found explained shares, where known
   */
  public static void writePath(
      List<ProjectedPath> paths, Findings found, Path out, PlotOptions options) {
    CanvasFormat format = CanvasFormat.of(out);
    Chart chart = new EmptyPlaneChart(paths, found, options.look().style().theme());
    CaptionWords words = CaptionWords.alike(chart.remarks());
    String title =
        options.layout().title().orElse(paths.size() == 1 ? "training path" : "training paths");
    save(Page.draw(chart, PlotKind.PATH, format, options, title, words), out);
  }

  private static void save(Canvas canvas, Path out) {
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
    PlotKind kind = options.subject().kind().orElseGet(() -> PlotKind.defaultFor(surface.grid()));
    kind.requireFits(surface);
    Scene scene = Scene.of(surface, kind, options);
    Caption whole = Caption.of(surface, scene.channel());
    Caption caption = kind.isTopology() ? whole.withoutPoints() : whole;
    String title =
        options.layout().title().orElseGet(() -> caption.title(subject(scene, kind, options)));
    Chart chart = chart(scene, kind, options);
    return Page.draw(chart, kind, format, options, title, caption.words(chart.remarks()));
  }

  /** As the other, for several lines or several planes. */
  public static Canvas draw(
      List<Surface> surfaces, List<String> names, CanvasFormat format, PlotOptions options) {
    if (surfaces.isEmpty() || surfaces.size() != names.size()) {
      throw new IllegalArgumentException(
          "a comparison shows at least one surface, each with one name, got %d surfaces and %d names"
              .formatted(surfaces.size(), names.size()));
    }
    ModelOverlay.refuse(options);
    PlotKind kind =
        options.subject().kind().orElseGet(() -> PlotKind.defaultFor(surfaces.get(0).grid()));
    surfaces.forEach(kind::requireFits);
    List<Caption> captions =
        surfaces.stream().map(s -> Caption.of(s, Scene.channel(s, options))).toList();
    if (kind.isSeenFromAbove()) {
      Chart chart = new StripChart(Scene.of(surfaces, names, options), kind);
      CaptionWords words = Caption.shared(captions, chart.remarks());
      String what = Scene.label(surfaces.get(0), Scene.channel(surfaces.get(0), options));
      return Page.draw(chart, kind, format, options, options.layout().title().orElse(what), words);
    }
    PlotKind.CURVE.requireFits(surfaces.get(0));
    ComparisonChart chart = new ComparisonChart(surfaces, names, options);
    CaptionWords words = Caption.ofSeveral(captions, names, chart.remarks());
    String title = options.layout().title().orElse(String.join(" · ", names));
    return Page.draw(chart, PlotKind.CURVE, format, options, title, words);
  }

  private static String subject(Scene scene, PlotKind kind, PlotOptions options) {
    if (kind == PlotKind.PATH) {
      return "the path beside the plane";
    }
    if (kind.isTopology()) {
      return kind.title();
    }
    String one = scene.surface().channels().get(scene.channel()).label();
    if (!scene.strip().isEmpty()) {
      return "%s on %d draws".formatted(one, scene.strip().size());
    }
    boolean several = kind == PlotKind.CURVE && options.subject().channel().isEmpty();
    boolean hasAccuracy =
        scene.surface().channels().stream().anyMatch(c -> c.name().endsWith("_acc"));
    return several && hasAccuracy ? "loss and accuracy" : one;
  }

  private static Chart chart(Scene scene, PlotKind kind, PlotOptions options) {
    if (!scene.strip().isEmpty() || kind == PlotKind.SURFACE || kind == PlotKind.PATH) {
      ModelOverlay.refuse(options);
    }
    return switch (kind) {
      case CURVE -> new CurveChart(scene, options);
      case SURFACE -> new ReliefChart(scene, options);
      case PATH -> new PathChart(scene.surface(), scene.channel(), options);
      case DIAGRAM -> new DiagramChart(TopologyScene.of(scene, options));
      case BARCODE -> new BarcodeChart(TopologyScene.of(scene, options));
      case TREE -> new MergeTreeChart(TopologyScene.of(scene, options));
      case PROFILE -> new ProfileChart(scene, TopologyScene.of(scene, options));
      default ->
          scene.strip().isEmpty()
              ? new PlaneChart(scene, kind, options)
              : new StripChart(scene, kind);
    };
  }
}
