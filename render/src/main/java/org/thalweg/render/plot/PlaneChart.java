// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.thalweg.landscape.analysis.critical.CriticalAnalysis;
import org.thalweg.landscape.analysis.critical.SeparatingLines;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Ink;
import org.thalweg.render.canvas.Pen;
import org.thalweg.render.figure.Aspect;
import org.thalweg.render.figure.AxisTitle;
import org.thalweg.render.figure.ColorBar;
import org.thalweg.render.layer.BasinLayer;
import org.thalweg.render.layer.CriticalLayer;
import org.thalweg.render.layer.Frame;
import org.thalweg.render.layer.MarkerLayer;
import org.thalweg.render.layer.PathLayer;
import org.thalweg.render.layer.Placement;
import org.thalweg.render.layer.PlaneLayer;
import org.thalweg.render.layer.QuadraticLayer;
import org.thalweg.render.layer.SeparatrixLayer;
import org.thalweg.render.layer.Window;

/** A plane seen from above: lines, bands or boxes, with paths and models over it. */
final class PlaneChart implements Chart {
  private static final double BAR_GAP = 22;
  private static final double WIDEST = 1.3;
  private static final double NARROWEST = 0.8;
  private static final double LEAST_HEIGHT = 200;
  private static final double LABELS = 10.5;

  private final Scene scene;
  private final Surface surface;
  private final List<PlaneLine> measured;
  private final PlaneLayer.Look look;
  private final PlotOptions options;
  private final Optional<ModelOverlay> model;

  PlaneChart(Scene scene, PlotKind kind, PlotOptions options) {
    this.scene = scene;
    this.options = options;
    measured = options.overlays().lines();
    model = ModelOverlay.of(scene.surface(), scene.channel(), options);
    surface = scene.surface();
    look = kind.look();
  }

  @Override
  public OptionalDouble heightFor(double width) {
    OptionalDouble aspect = Aspect.of(surface);
    return aspect.isPresent() && aspect.getAsDouble() >= 1
        ? OptionalDouble.of(
            Math.max(LEAST_HEIGHT, areaWidth(width) / aspect.getAsDouble()) + Frame.BOTTOM)
        : OptionalDouble.empty();
  }

  private double areaWidth(double width) {
    return width - Frame.LEFT - BAR_GAP - bar().width();
  }

  @Override
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>(scene.remarks());
    measured.forEach(m -> remarks.add("dashed: the line of " + m.name()));
    if (options.points().separatrices()) {
      remarks.add("from saddles: steepest descent (drawn through) and ascent (dashed)");
    }
    if (options.points().basins()) {
      remarks.add("basins: where each node's steepest descent along the grid ends");
    }
    model.ifPresent(m -> remarks.add(m.remark()));
    return remarks;
  }

  @Override
  public void draw(Canvas canvas, Rectangle2D.Double body) {
    Rectangle2D.Double area = area(body);
    Frame frame = new Frame(area, scene.theme());
    Window window = Window.of(frame, surface.grid(), look);
    canvas.clip(area);
    data(canvas, area, window);
    canvas.unclip();
    frame.outline(canvas);
    frame.xAxis(canvas, window.x(), AxisTitle.x(surface));
    frame.yAxis(canvas, window.y(), AxisTitle.y(surface));
    bar().draw(canvas, area.getMaxX() + BAR_GAP, area.y, area.height);
  }

  private ColorBar bar() {
    boolean stepped = look == PlaneLayer.Look.BANDS;
    return new ColorBar(
        scene.palette(), stepped ? scene.levels() : List.of(), scene.barTitle(), scene.theme());
  }

  /** As large as fits: true to distances where they are known, else near a square. */
  private Rectangle2D.Double area(Rectangle2D.Double body) {
    double width = areaWidth(body.width);
    double height = body.height - Frame.BOTTOM;
    OptionalDouble aspect = Aspect.of(surface);
    double used = Math.min(width, height * aspect.orElse(WIDEST));
    double tall = Math.min(height, used / aspect.orElse(NARROWEST));
    double left = body.x + Frame.LEFT + (width - used) / 2;
    return new Rectangle2D.Double(left, body.y, used, tall);
  }

  private void data(Canvas canvas, Rectangle2D.Double area, Window window) {
    PlaneLayer plane =
        new PlaneLayer(scene.field(), scene.palette(), scene.levels(), look, scene.theme());
    plane.drawGround(canvas, area);
    if (options.points().basins()) {
      scene
          .critical()
          .flatMap(CriticalAnalysis::topology)
          .ifPresent(t -> BasinLayer.draw(canvas, window, t, look == PlaneLayer.Look.LINES));
    }
    PathLayer paths = new PathLayer(window, surface.paths(), surface.findings());
    List<Line2D> lines = new ArrayList<>(paths.shape());
    measured.forEach(m -> lines.add(onSheet(m, window)));
    Placement placement = new Placement(area, lines);
    paths.placeLegend(placement);
    Optional<QuadraticLayer> quadratic = model.map(m -> layer(m, window));
    quadratic.ifPresent(layer -> layer.placeLegend(placement, lines));
    MarkerLayer models = MarkerLayer.on(window, surface.markers(), placement);
    CriticalLayer critical =
        CriticalLayer.on(
            window, scene.critical().map(c -> c.points().points()).orElse(List.of()), placement);
    lines.addAll(placement.outlines());
    plane.drawLines(canvas, area, lines, LABELS);
    quadratic.ifPresent(layer -> layer.draw(canvas, scene.levels()));
    measured.forEach(m -> dash(canvas, onSheet(m, window)));
    if (options.points().separatrices()) {
      scene.critical().ifPresent(c -> SeparatrixLayer.draw(canvas, window, SeparatingLines.of(c)));
    }
    paths.draw(canvas);
    if (surface.paths().isEmpty() && surface.markers().isEmpty() && scene.critical().isEmpty()) {
      PathLayer.centre(canvas, window);
    }
    models.draw(canvas);
    critical.draw(canvas);
    quadratic.ifPresent(layer -> layer.drawLegend(canvas));
  }

  private QuadraticLayer layer(ModelOverlay shown, Window window) {
    return new QuadraticLayer(
        window, surface.grid(), shown.model(), shown.reach(), shown.tolerance().describe());
  }

  private static Line2D onSheet(PlaneLine line, Window window) {
    return new Line2D.Double(
        window.x(line.x1()), window.y(line.y1()), window.x(line.x2()), window.y(line.y2()));
  }

  private static void dash(Canvas canvas, Line2D line) {
    canvas.stroke(line, Pen.of(Ink.of(0xffffff).faded(0.8), 3.4));
    canvas.stroke(line, Pen.of(Ink.of(0x10141a), 1.5).dashed(7, 5));
  }
}
