// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.thalweg.landscape.analysis.critical.CriticalAnalysis;
import org.thalweg.landscape.analysis.quadratic.ValidityRegion;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.CriticalPoint;
import org.thalweg.landscape.surface.Marker;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Pen;
import org.thalweg.render.figure.AxisTitle;
import org.thalweg.render.figure.Theme;
import org.thalweg.render.figure.ValueScale;
import org.thalweg.render.layer.Blanks;
import org.thalweg.render.layer.CriticalLayer;
import org.thalweg.render.layer.Frame;
import org.thalweg.render.layer.Legend;
import org.thalweg.render.layer.MarkerLayer;
import org.thalweg.render.layer.Placement;
import org.thalweg.render.layer.Trace;

/** A line's channels: losses on the left axis, accuracies on the right, as Li et al. 2018 do. */
final class CurveChart implements Chart {
  private static final double HOLDS = 0.09;
  private static final String WEIGHT_DECAY = "weight_decay";

  private final Scene scene;
  private final Surface surface;
  private final Theme theme;
  private final List<Curve> losses = new ArrayList<>();
  private final List<Curve> accuracies = new ArrayList<>();
  private final Optional<ModelOverlay> model;

  CurveChart(Scene scene, PlotOptions options) {
    this.scene = scene;
    surface = scene.surface();
    theme = scene.theme();
    model = ModelOverlay.of(surface, scene.channel(), options);
    boolean besideLosses = options.subject().channel().filter(WEIGHT_DECAY::equals).isPresent();
    if (options.subject().channel().isEmpty() || besideLosses) {
      losses.addAll(Curve.ofKind(surface, "_loss", theme.loss()));
    }
    if (options.subject().channel().isEmpty()) {
      accuracies.addAll(Curve.ofKind(surface, "_acc", theme.accuracy()));
    }
    if (besideLosses) {
      losses.add(Curve.of(surface, scene.channel(), Pen.of(theme.muted(), 1.1)));
    } else if (losses.isEmpty()) {
      losses.add(Curve.of(surface, scene.channel(), Pen.of(theme.loss(), 2)));
    }
  }

  @Override
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>(scene.remarks());
    model.ifPresent(m -> remarks.add(m.remark()));
    return remarks;
  }

  @Override
  public void draw(Canvas canvas, Rectangle2D.Double body) {
    double right = accuracies.isEmpty() ? 16 : Frame.LEFT;
    double width = body.width - Frame.LEFT - right;
    Legend legend = legend();
    boolean row = !legend.entries().isEmpty() && legend.isRowWithin(width);
    double top = body.y + (row ? Legend.ROW_HEIGHT : 0);
    Rectangle2D.Double area =
        new Rectangle2D.Double(
            body.x + Frame.LEFT, top, width, body.getMaxY() - top - Frame.BOTTOM);
    Frame frame = new Frame(area, theme);
    Axis x = surface.grid().x();
    Panel left = new Panel(frame, x, scale());
    Panel percent = new Panel(frame, x, ValueScale.linear(0, 100));
    blanks(canvas, frame);
    model.ifPresent(m -> holds(canvas, left, m));
    left.leftAxis(canvas, lossTitle(), theme.loss());
    frame.outline(canvas);
    percent.curves(canvas, accuracies);
    left.curves(canvas, losses);
    model.ifPresent(m -> left.curves(canvas, List.of(parabola(m))));
    if (!accuracies.isEmpty()) {
      String title = accuracies.size() == 1 ? accuracies.get(0).label() : "accuracy";
      percent.rightAxis(canvas, title + " (%)", theme.accuracy());
    }
    frame.xAxis(canvas, x, AxisTitle.x(surface));
    List<Line2D> lines = Stream.concat(left.pieces(losses), percent.pieces(accuracies)).toList();
    Placement placement = new Placement(area, lines);
    if (row) {
      legend.drawRow(canvas, area.x, area.y);
    } else if (!legend.entries().isEmpty()) {
      Rectangle2D.Double box = legend.place(area, lines);
      placement.take(box);
      legend.draw(canvas, box);
    }
    models(canvas, left, placement);
    scene.critical().ifPresent(c -> critical(canvas, left, placement, c));
  }

  private void critical(
      Canvas canvas, Panel panel, Placement placement, CriticalAnalysis analysis) {
    List<CriticalPoint> points = analysis.points().points();
    List<Point2D> places = new ArrayList<>();
    for (CriticalPoint point : points) {
      places.add(new Point2D.Double(panel.toX(point.x()), panel.toY(point.loss())));
    }
    List<Double> full = points.stream().map(p -> 1.0).toList();
    CriticalLayer.at(places, points, full, placement, theme).draw(canvas);
  }

  private String lossTitle() {
    return losses.size() > 1 ? "loss" : scene.label();
  }

  /** The scene's scale, from a round number below every loss to one above. */
  private ValueScale scale() {
    double[] all = losses.stream().flatMapToDouble(Curve::values).sorted().toArray();
    double lowest = all.length == 0 ? 0 : all[0];
    double low =
        surface.channels().get(scene.channel()).name().endsWith("_loss")
            ? Math.max(0, lowest)
            : lowest;
    return scene.palette().scale().widened(low, all.length == 0 ? 1 : all[all.length - 1]);
  }

  /** Empty where titles and colours of the axes tell enough. */
  private Legend legend() {
    Stream<Curve> measured = Stream.concat(losses.stream(), accuracies.stream());
    Stream<Curve> all = Stream.concat(measured, model.map(this::parabola).stream());
    List<Legend.Entry> entries =
        losses.size() < 2 && accuracies.size() < 2 && model.isEmpty()
            ? List.of()
            : all.map(c -> new Legend.Entry(c.label(), c.pen())).toList();
    return new Legend(entries, theme.paper(), theme.ink());
  }

  private Curve parabola(ModelOverlay shown) {
    double[] x = new Axis(surface.grid().x().min(), surface.grid().x().max(), 201).toArray();
    double[] y = Arrays.stream(x).map(a -> shown.model().at(a, 0)).toArray();
    Pen pen = Pen.of(theme.ink(), 1.4).dashed(5, 4);
    return new Curve("quadratic model", pen, Trace.of(x, y, pen), List.of());
  }

  /** Shades where the model holds. */
  private void holds(Canvas canvas, Panel panel, ModelOverlay shown) {
    ValidityRegion.Interval interval = shown.reach().along(0);
    Rectangle2D.Double area = panel.frame().area();
    double from = panel.toX(interval.from());
    double width = panel.toX(interval.to()) - from;
    canvas.fill(new Rectangle2D.Double(from, area.y, width, area.height), theme.ink().faded(HOLDS));
  }

  private void models(Canvas canvas, Panel panel, Placement placement) {
    List<Marker> inside =
        surface.markers().stream()
            .filter(m -> m.x() >= panel.x().min() && m.x() <= panel.x().max())
            .toList();
    Rectangle2D.Double area = panel.frame().area();
    List<Point2D> places = new ArrayList<>();
    for (Marker marker : inside) {
      Point2D at = new Point2D.Double(panel.toX(marker.x()), panel.toY(marker.loss()));
      Pen upright = Pen.of(theme.ink(), 1).dashed(2, 3);
      canvas.line(at.getX(), area.y, at.getX(), area.getMaxY(), upright);
      places.add(at);
    }
    MarkerLayer.over(places, inside, placement, theme).draw(canvas);
  }

  private void blanks(Canvas canvas, Frame frame) {
    Axis axis = surface.grid().x();
    double half = frame.area().width / (axis.count() - 1) / 2;
    for (int i = 0; i < axis.count(); i++) {
      if (!Double.isFinite(surface.value(scene.channel(), i))) {
        Rectangle2D box =
            new Rectangle2D.Double(
                    frame.x(axis, axis.at(i)) - half, frame.area().y, 2 * half, frame.area().height)
                .createIntersection(frame.area());
        Blanks.hatch(canvas, box, theme);
      }
    }
  }
}
