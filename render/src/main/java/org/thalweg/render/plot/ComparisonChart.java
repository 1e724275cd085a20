// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Pen;
import org.thalweg.render.caption.Field;
import org.thalweg.render.figure.AxisTitle;
import org.thalweg.render.figure.Theme;
import org.thalweg.render.figure.ValueScale;
import org.thalweg.render.layer.Frame;
import org.thalweg.render.layer.Legend;

/** Several lines over one axis, a colour each: losses above, accuracies below. */
final class ComparisonChart implements Chart {
  private static final double LOSSES = 0.62;
  private static final double GAP = 16;

  private final List<Surface> surfaces;
  private final List<String> names;
  private final Theme theme;
  private final String lossTitle;
  private final ValueScale scale;
  private final List<Curve> losses = new ArrayList<>();
  private final List<Curve> accuracies = new ArrayList<>();

  ComparisonChart(List<Surface> surfaces, List<String> names, PlotOptions options) {
    this.surfaces = surfaces;
    this.names = names;
    theme = options.look().style().theme();
    Surface first = surfaces.get(0);
    String only = options.subject().channel().orElse("");
    for (int i = 0; i < surfaces.size(); i++) {
      Surface surface = surfaces.get(i);
      if (only.isEmpty()) {
        losses.addAll(Curve.ofKind(surface, "_loss", theme.curve(i)));
        accuracies.addAll(Curve.ofKind(surface, "_acc", theme.curve(i)));
      } else {
        int channel = Scene.channel(surface, options);
        losses.add(Curve.of(surface, channel, Pen.of(theme.curve(i), 2)));
      }
    }
    boolean one = losses.stream().map(Curve::label).distinct().count() == 1;
    lossTitle = one ? Scene.label(first, Scene.channel(first, options)) : "loss";
    double[] values = values(losses);
    ValueScale chosen =
        ValueScale.choose(
            Field.of(values.length, 1, values),
            options.scale().scaling(),
            options.scale().clip(),
            false);
    scale =
        values.length == 0
            ? chosen
            : chosen.widened(Math.max(0, values[0]), values[values.length - 1]);
  }

  private static double[] values(List<Curve> curves) {
    return curves.stream()
        .flatMapToDouble(c -> DoubleStream.concat(c.trace().values(), c.values()))
        .sorted()
        .toArray();
  }

  @Override
  public List<String> remarks() {
    return scale.remark().stream().toList();
  }

  @Override
  public OptionalDouble heightFor(double width) {
    return OptionalDouble.of((accuracies.isEmpty() ? 0.52 : 0.66) * width);
  }

  @Override
  public void draw(Canvas canvas, Rectangle2D.Double body) {
    double width = body.width - Frame.LEFT - 16;
    double room = body.height - Frame.BOTTOM;
    double high = accuracies.isEmpty() ? room : LOSSES * room;
    Axis x = union();
    Panel upper = panel(body.x + Frame.LEFT, body.y, width, high, x, scale);
    upper.leftAxis(canvas, lossTitle, theme.ink());
    upper.frame().outline(canvas);
    upper.curves(canvas, losses);
    Panel lowest = upper;
    if (!accuracies.isEmpty()) {
      double top = body.y + high + GAP;
      lowest = panel(body.x + Frame.LEFT, top, width, room - high - GAP, x, percent());
      lowest.leftAxis(canvas, "accuracy (%)", theme.ink());
      lowest.frame().outline(canvas);
      lowest.curves(canvas, accuracies);
    }
    lowest.frame().xAxis(canvas, x, title());
    legend(canvas, upper);
  }

  private Panel panel(
      double x, double y, double width, double height, Axis axis, ValueScale values) {
    Frame frame = new Frame(new Rectangle2D.Double(x, y, width, height), theme);
    return new Panel(frame, axis, values);
  }

  private static ValueScale percent() {
    return ValueScale.linear(0, 100);
  }

  private Axis union() {
    double min = surfaces.stream().mapToDouble(s -> s.grid().x().min()).min().orElseThrow();
    double max = surfaces.stream().mapToDouble(s -> s.grid().x().max()).max().orElseThrow();
    return new Axis(min, max, 2);
  }

  /** The common title, without the length of a unit: each curve has its own. */
  private String title() {
    List<String> titles = surfaces.stream().map(AxisTitle::plainX).distinct().toList();
    return titles.size() == 1 ? titles.get(0) : "α";
  }

  private void legend(Canvas canvas, Panel panel) {
    List<Legend.Entry> entries = new ArrayList<>();
    IntStream.range(0, names.size())
        .forEach(i -> entries.add(new Legend.Entry(names.get(i), Pen.of(theme.curve(i), 2.4))));
    if (losses.stream().anyMatch(c -> !c.pen().dashes().isEmpty())) {
      entries.add(new Legend.Entry("training", Pen.of(theme.ink(), 2)));
      entries.add(new Legend.Entry("test", Pen.of(theme.ink(), 2).dashed(7, 4)));
    }
    Legend legend = new Legend(entries, theme.paper(), theme.ink());
    List<Line2D> lines = panel.pieces(losses).toList();
    legend.draw(canvas, legend.place(panel.frame().area(), lines));
  }
}
