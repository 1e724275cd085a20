// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Stream;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Ink;
import org.thalweg.render.canvas.Lettering;
import org.thalweg.render.canvas.Pen;
import org.thalweg.render.caption.Numbers;
import org.thalweg.render.figure.ValueScale;
import org.thalweg.render.layer.Frame;
import org.thalweg.render.layer.Trace;

/** Curves in a frame, over one axis and one scale. */
record Panel(Frame frame, Axis x, ValueScale scale) {
  private static final double TICK = 5;

  double toX(double value) {
    return frame.x(x, value);
  }

  double toY(double value) {
    Rectangle2D.Double area = frame.area();
    return area.getMaxY() - area.height * scale.position(value);
  }

  /** Ticks, faint lines across and a title, left. */
  void leftAxis(Canvas canvas, String title, Ink ink) {
    Lettering lettering = Lettering.of(ink, Frame.TEXT);
    Rectangle2D.Double area = frame.area();
    double last = Double.MAX_VALUE;
    for (double tick : ticks()) {
      double at = toY(tick);
      canvas.line(area.x, at, area.getMaxX(), at, Pen.of(frame.theme().faint(), 0.8));
      if (last - at > Frame.TEXT) {
        frame.leftLabel(canvas, Numbers.text(tick, 4), at, lettering);
        last = at;
      }
    }
    frame.leftTitle(canvas, scale.isLog() ? title + " (log)" : title, lettering);
  }

  void rightAxis(Canvas canvas, String title, Ink ink) {
    Lettering lettering = Lettering.of(ink, Frame.TEXT);
    double right = frame.area().getMaxX();
    for (double tick : ticks()) {
      canvas.line(right, toY(tick), right + TICK, toY(tick), Pen.of(ink, 0.9));
      frame.rightLabel(canvas, Numbers.text(tick, 4), toY(tick), lettering);
    }
    frame.rightTitle(canvas, title, lettering);
  }

  private List<Double> ticks() {
    return scale.ticks((int) Math.max(3, frame.area().height / 60));
  }

  void curves(Canvas canvas, List<Curve> curves) {
    canvas.clip(grown());
    curves.forEach(c -> c.draws().forEach(t -> t.drawLine(canvas, this::toX, this::toY)));
    curves.forEach(c -> c.trace().drawBand(canvas, this::toX, this::toY));
    curves.forEach(c -> c.trace().drawLine(canvas, this::toX, this::toY));
    canvas.unclip();
  }

  /** So that dots on the frame are whole. */
  private Rectangle2D grown() {
    Rectangle2D.Double area = frame.area();
    return new Rectangle2D.Double(area.x - 4, area.y - 4, area.width + 8, area.height + 8);
  }

  /** The straight pieces of curves on the sheet, for words to keep off. */
  Stream<Line2D> pieces(List<Curve> curves) {
    return curves.stream()
        .flatMap(c -> Stream.concat(Stream.of(c.trace()), c.draws().stream()))
        .flatMap((Trace t) -> t.pieces(this::toX, this::toY).stream());
  }
}
