// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Ink;
import org.thalweg.render.canvas.Lettering;
import org.thalweg.render.canvas.Pen;
import org.thalweg.render.figure.AxisTitle;
import org.thalweg.render.figure.Field;
import org.thalweg.render.figure.Numbers;
import org.thalweg.render.figure.Theme;
import org.thalweg.render.figure.ValueScale;

/** A line's channels: losses on the left axis, accuracies on the right, as Li et al. 2018 do. */
final class CurveChart {
  private static final int MOST_DOTS = 101;
  private static final Axis PERCENT = new Axis(0, 100, 2);

  private final Scene scene;
  private final Surface surface;
  private final Theme theme;
  private final List<Series> losses = new ArrayList<>();
  private final List<Series> accuracies = new ArrayList<>();

  private record Series(int channel, String label, Ink ink, boolean dashed) {}

  CurveChart(Scene scene, PlotOptions options) {
    this.scene = scene;
    surface = scene.surface();
    theme = scene.theme();
    if (options.channel().isPresent()) {
      losses.add(new Series(scene.channel(), scene.label(), theme.loss(), false));
      return;
    }
    for (int c = 0; c < surface.channels().size(); c++) {
      Channel channel = surface.channels().get(c);
      boolean dashed = channel.name().startsWith("test");
      if (channel.name().endsWith("_loss")) {
        losses.add(new Series(c, channel.label(), theme.loss(), dashed && !losses.isEmpty()));
      } else if (channel.name().endsWith("_acc")) {
        accuracies.add(
            new Series(c, channel.label(), theme.accuracy(), dashed && !accuracies.isEmpty()));
      }
    }
    if (losses.isEmpty()) {
      losses.add(new Series(scene.channel(), scene.label(), theme.loss(), false));
    }
  }

  void draw(Canvas canvas, Rectangle2D.Double body) {
    double right = accuracies.isEmpty() ? 16 : Frame.LEFT;
    Frame frame =
        new Frame(
            new Rectangle2D.Double(
                body.x + Frame.LEFT,
                body.y,
                body.width - Frame.LEFT - right,
                body.height - Frame.BOTTOM),
            theme);
    ValueScale scale = scale();
    DoubleUnaryOperator y = v -> frame.area().getMaxY() - frame.area().height * scale.position(v);
    blanks(canvas, frame);
    leftAxis(canvas, frame, scale, y);
    frame.outline(canvas);
    canvas.clip(grown(frame.area()));
    accuracies.forEach(s -> curve(canvas, frame, s, v -> frame.y(PERCENT, v)));
    losses.forEach(s -> ribbon(canvas, frame, s, y));
    losses.forEach(s -> curve(canvas, frame, s, y));
    canvas.unclip();
    rightAxis(canvas, frame);
    frame.xAxis(canvas, surface.grid().x(), AxisTitle.x(surface));
  }

  /** So that dots on the frame are whole. */
  private static Rectangle2D grown(Rectangle2D.Double area) {
    return new Rectangle2D.Double(area.x - 4, area.y - 4, area.width + 8, area.height + 8);
  }

  /** The scene's scale, from a round number below every loss to one above. */
  private ValueScale scale() {
    double low = Double.MAX_VALUE;
    double high = -Double.MAX_VALUE;
    for (Series s : losses) {
      double[] sorted = Field.of(surface, s.channel()).sorted();
      if (sorted.length > 0) {
        low = Math.min(low, sorted[0]);
        high = Math.max(high, sorted[sorted.length - 1]);
      }
    }
    return scene.palette().scale().widened(low, high);
  }

  private void leftAxis(Canvas canvas, Frame frame, ValueScale scale, DoubleUnaryOperator y) {
    Lettering lettering = Lettering.of(theme.loss(), Frame.TEXT);
    for (double tick : scale.ticks((int) Math.max(3, frame.area().height / 60))) {
      double at = y.applyAsDouble(tick);
      canvas.line(frame.area().x, at, frame.area().getMaxX(), at, Pen.of(theme.faint(), 0.8));
      frame.leftLabel(canvas, Numbers.text(tick, 4), at, lettering);
    }
    String title = losses.size() == 1 ? losses.get(0).label() : "loss";
    frame.leftTitle(canvas, scale.isLog() ? title + " (log)" : title, lettering);
  }

  private void rightAxis(Canvas canvas, Frame frame) {
    if (accuracies.isEmpty()) {
      return;
    }
    Lettering lettering = Lettering.of(theme.accuracy(), Frame.TEXT);
    for (double tick = 0; tick <= 100; tick += 20) {
      double at = frame.y(PERCENT, tick);
      canvas.line(
          frame.area().getMaxX(),
          at,
          frame.area().getMaxX() + 5,
          at,
          Pen.of(theme.accuracy(), 0.9));
      frame.rightLabel(canvas, Numbers.text(tick, 3), at, lettering);
    }
    String title = accuracies.size() == 1 ? accuracies.get(0).label() : "accuracy";
    frame.rightTitle(canvas, title + " (%)", lettering);
  }

  private void curve(Canvas canvas, Frame frame, Series series, DoubleUnaryOperator y) {
    Path2D line = new Path2D.Double();
    boolean drawing = false;
    for (int i = 0; i < surface.grid().size(); i++) {
      double value = surface.value(series.channel(), i);
      if (!Double.isFinite(value)) {
        drawing = false;
        continue;
      }
      if (drawing) {
        line.lineTo(x(frame, i), y.applyAsDouble(value));
      } else {
        line.moveTo(x(frame, i), y.applyAsDouble(value));
      }
      drawing = true;
    }
    Pen pen = Pen.of(series.ink(), 2);
    canvas.stroke(line, series.dashed() ? pen.dashed(7, 4) : pen);
    if (surface.grid().size() <= MOST_DOTS) {
      dots(canvas, frame, series, y);
    }
  }

  private void dots(Canvas canvas, Frame frame, Series series, DoubleUnaryOperator y) {
    for (int i = 0; i < surface.grid().size(); i++) {
      double value = surface.value(series.channel(), i);
      if (Double.isFinite(value)) {
        canvas.fill(
            new Ellipse2D.Double(x(frame, i) - 2.6, y.applyAsDouble(value) - 2.6, 5.2, 5.2),
            series.ink());
      }
    }
  }

  /** One standard error up and down. */
  private void ribbon(Canvas canvas, Frame frame, Series series, DoubleUnaryOperator y) {
    surface
        .findChannel(surface.channels().get(series.channel()).name() + "_se")
        .ifPresent(
            error -> {
              Path2D band = new Path2D.Double();
              int last = surface.grid().size() - 1;
              for (int i = 0; i <= 2 * last + 1; i++) {
                int node = i <= last ? i : 2 * last + 1 - i;
                double value = surface.value(series.channel(), node);
                double spread = surface.value(error, node);
                if (Double.isFinite(value) && Double.isFinite(spread)) {
                  double at = y.applyAsDouble(i <= last ? value + spread : value - spread);
                  if (band.getCurrentPoint() == null) {
                    band.moveTo(x(frame, node), at);
                  } else {
                    band.lineTo(x(frame, node), at);
                  }
                }
              }
              if (band.getCurrentPoint() != null) {
                band.closePath();
                canvas.fill(band, series.ink().faded(0.18));
              }
            });
  }

  private void blanks(Canvas canvas, Frame frame) {
    double half = frame.area().width / (surface.grid().size() - 1) / 2;
    for (int i = 0; i < surface.grid().size(); i++) {
      if (!Double.isFinite(surface.value(scene.channel(), i))) {
        Rectangle2D box =
            new Rectangle2D.Double(
                    x(frame, i) - half, frame.area().y, 2 * half, frame.area().height)
                .createIntersection(frame.area());
        Blanks.hatch(canvas, box, theme);
      }
    }
  }

  private double x(Frame frame, int node) {
    return frame.x(surface.grid().x(), surface.grid().x().at(node));
  }
}
