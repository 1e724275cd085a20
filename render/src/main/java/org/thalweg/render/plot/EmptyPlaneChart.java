// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.finding.Findings;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Pen;
import org.thalweg.render.caption.Caption;
import org.thalweg.render.figure.AxisTitle;
import org.thalweg.render.figure.Theme;
import org.thalweg.render.figure.Ticks;
import org.thalweg.render.layer.Frame;
import org.thalweg.render.layer.PathLayer;
import org.thalweg.render.layer.Placement;
import org.thalweg.render.layer.Window;

/** Paths on a plane of which no loss was measured. */
final class EmptyPlaneChart implements Chart {
  private static final double MARGIN = 0.08;
  private static final double WIDEST = 3.5;
  private static final double NARROWEST = 0.6;
  private static final double TALLEST = 0.85;

  private final List<ProjectedPath> paths;
  private final Findings found;
  private final Theme theme;
  private final Axis x;
  private final Axis y;

  EmptyPlaneChart(List<ProjectedPath> paths, Findings found, Theme theme) {
    this.paths = paths;
    this.found = found;
    this.theme = theme;
    x = around(ProjectedPath.Point::x);
    y = around(ProjectedPath.Point::y);
  }

  private Axis around(ToDoubleFunction<ProjectedPath.Point> coordinate) {
    double[] all =
        paths.stream()
            .flatMap(p -> p.points().stream())
            .mapToDouble(coordinate)
            .filter(Double::isFinite)
            .toArray();
    if (all.length == 0) {
      throw new IllegalArgumentException(
          "a path picture needs at least one finite point, got none");
    }
    return Axis.covering(all, MARGIN, 2);
  }

  /** Distances are true, as on an orthonormal plane, unless that would leave a strip. */
  private double aspect() {
    double aspect = (x.max() - x.min()) / (y.max() - y.min());
    return Math.max(NARROWEST, Math.min(WIDEST, aspect));
  }

  @Override
  public List<String> remarks() {
    return paths.stream().filter(p -> !p.points().isEmpty()).map(Caption::told).toList();
  }

  @Override
  public OptionalDouble heightFor(double width) {
    double tall = (width - Frame.LEFT - 12) / aspect();
    return OptionalDouble.of(Math.min(tall, TALLEST * width) + Frame.BOTTOM);
  }

  @Override
  public void draw(Canvas canvas, Rectangle2D.Double body) {
    double width = Math.min(body.width - Frame.LEFT - 12, (body.height - Frame.BOTTOM) * aspect());
    double left = body.x + Frame.LEFT + (body.width - Frame.LEFT - 12 - width) / 2;
    Rectangle2D.Double area = new Rectangle2D.Double(left, body.y, width, width / aspect());
    Frame frame = new Frame(area, theme);
    Window window = new Window(frame, x, y);
    grid(canvas, window);
    frame.outline(canvas);
    PathLayer layer = new PathLayer(window, paths, found);
    layer.placeLegend(new Placement(area, layer.shape()));
    canvas.clip(area);
    layer.draw(canvas);
    canvas.unclip();
    frame.xAxis(canvas, x, AxisTitle.principal(1, found));
    frame.yAxis(canvas, y, AxisTitle.principal(2, found));
  }

  private void grid(Canvas canvas, Window window) {
    Pen pen = Pen.of(theme.faint(), 0.8);
    Rectangle2D.Double area = window.frame().area();
    for (double tick : Ticks.linear(x.min(), x.max(), 8)) {
      canvas.line(window.x(tick), area.y, window.x(tick), area.getMaxY(), pen);
    }
    for (double tick : Ticks.linear(y.min(), y.max(), 8)) {
      canvas.line(area.x, window.y(tick), area.getMaxX(), window.y(tick), pen);
    }
  }
}
