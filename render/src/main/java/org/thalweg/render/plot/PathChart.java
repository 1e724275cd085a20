// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Ink;
import org.thalweg.render.canvas.Pen;
import org.thalweg.render.caption.Field;
import org.thalweg.render.figure.Scaling;
import org.thalweg.render.figure.Theme;
import org.thalweg.render.figure.ValueScale;
import org.thalweg.render.layer.Frame;
import org.thalweg.render.layer.Legend;
import org.thalweg.render.layer.Trace;

/** What a plane hides of its paths: true loss beside the plane's, and the way off the plane. */
final class PathChart implements Chart {
  private static final double LOSSES = 0.62;
  private static final double GAP = 16;
  private static final int MOST_DOTS = 60;

  private final Theme theme;
  private final List<ProjectedPath> paths;
  private final List<Curve> losses = new ArrayList<>();
  private final List<Curve> distances = new ArrayList<>();
  private final ValueScale scale;

  PathChart(Surface surface, int channel, PlotOptions options) {
    theme = options.look().style().theme();
    paths = surface.paths().stream().filter(p -> !p.points().isEmpty()).toList();
    Field field = Field.of(surface, channel);
    for (int i = 0; i < paths.size(); i++) {
      Pen pen = Pen.of(paths.size() == 1 ? theme.loss() : theme.curve(i), 2);
      losses.add(curve(paths.get(i), pen, ProjectedPath.Point::loss));
      losses.add(curve(paths.get(i), pen.dashed(6, 4), p -> beneath(surface, field, p)));
      Pen far = paths.size() == 1 ? Pen.of(theme.accuracy(), 2) : pen;
      distances.add(curve(paths.get(i), far, ProjectedPath.Point::offPlane));
    }
    double[] values = losses.stream().flatMapToDouble(Curve::values).sorted().toArray();
    scale = scale(values, options);
  }

  private static ValueScale scale(double[] values, PlotOptions options) {
    ValueScale chosen =
        ValueScale.choose(
            Field.of(values.length, 1, values),
            options.scale().scaling(),
            options.scale().clip(),
            false);
    return values.length == 0 ? chosen : chosen.widened(values[0], values[values.length - 1]);
  }

  private static Curve curve(
      ProjectedPath path, Pen pen, ToDoubleFunction<ProjectedPath.Point> of) {
    double[] x = IntStream.range(0, path.points().size()).asDoubleStream().toArray();
    double[] y = path.points().stream().mapToDouble(of).toArray();
    Trace trace = Trace.of(x, y, pen);
    boolean dots = x.length <= MOST_DOTS;
    return new Curve(path.name(), pen, dots ? trace.dotted(2.6) : trace, List.of());
  }

  /** The plane's value under a point; NaN outside the plane's window. */
  private static double beneath(Surface surface, Field field, ProjectedPath.Point point) {
    return field.between(
        index(surface.grid().x(), point.x()), index(surface.grid().y(), point.y()));
  }

  private static double index(Axis axis, double value) {
    return (value - axis.min()) / (axis.max() - axis.min()) * (axis.count() - 1);
  }

  @Override
  public List<String> remarks() {
    return scale.remark().stream().toList();
  }

  @Override
  public void draw(Canvas canvas, Rectangle2D.Double body) {
    double width = body.width - Frame.LEFT - 16;
    double room = body.height - Frame.BOTTOM;
    double high = LOSSES * room;
    Axis x = new Axis(0, Math.max(1, longest() - 1), 2);
    Panel upper = panel(body.x + Frame.LEFT, body.y, width, high, x, scale);
    upper.leftAxis(canvas, "loss", theme.ink());
    upper.frame().outline(canvas);
    upper.curves(canvas, losses);
    Panel lower =
        panel(body.x + Frame.LEFT, body.y + high + GAP, width, room - high - GAP, x, far());
    lower.leftAxis(canvas, "distance off the plane", theme.ink());
    lower.frame().outline(canvas);
    lower.curves(canvas, distances);
    lower.frame().xAxis(canvas, x, "checkpoint" + ends());
    legend(canvas, upper);
  }

  private Panel panel(
      double x, double y, double width, double height, Axis axis, ValueScale values) {
    Frame frame = new Frame(new Rectangle2D.Double(x, y, width, height), theme);
    return new Panel(frame, axis, values);
  }

  private ValueScale far() {
    double[] all = distances.stream().flatMapToDouble(Curve::values).sorted().toArray();
    ValueScale chosen =
        ValueScale.choose(
            Field.of(all.length, 1, all), Scaling.LINEAR, OptionalDouble.empty(), false);
    return all.length == 0 ? chosen : chosen.widened(0, all[all.length - 1]);
  }

  private int longest() {
    return paths.stream().mapToInt(p -> p.points().size()).max().orElse(2);
  }

  /** What the first and last checkpoint are called, where all paths agree. */
  private String ends() {
    List<String> ends =
        paths.stream()
            .map(
                p ->
                    "%s … %s"
                        .formatted(
                            p.points().get(0).label(),
                            p.points().get(p.points().size() - 1).label()))
            .distinct()
            .toList();
    return ends.size() == 1 ? " (" + ends.get(0) + ")" : "";
  }

  private void legend(Canvas canvas, Panel panel) {
    List<Legend.Entry> kinds =
        List.of(
            new Legend.Entry("true loss", Pen.of(single(), 2)),
            new Legend.Entry("the plane's loss beneath", Pen.of(single(), 2).dashed(6, 4)));
    List<Legend.Entry> names =
        IntStream.range(0, paths.size() == 1 ? 0 : paths.size())
            .mapToObj(i -> new Legend.Entry(paths.get(i).name(), Pen.of(theme.curve(i), 2.4)))
            .toList();
    Legend legend =
        new Legend(
            Stream.concat(names.stream(), kinds.stream()).toList(), theme.paper(), theme.ink());
    legend.draw(canvas, legend.place(panel.frame().area(), panel.pieces(losses).toList()));
  }

  private Ink single() {
    return paths.size() == 1 ? theme.loss() : theme.ink();
  }
}
