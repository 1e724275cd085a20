// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.layer;

import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Lettering;
import org.thalweg.render.canvas.Pen;
import org.thalweg.render.caption.Numbers;
import org.thalweg.render.figure.Polyline;

/**
 * Lines with their value set into them.
 *
 * <p>A label lies in the straightest stretch that is free; the line is cut open under it, a real
 * gap, so that it works over bands and in vector files.
 */
final class LineLabels {
  static final double SIZE = 10.5;
  private static final double PADDING = 4;
  private static final double STRAIGHT = 0.965;
  private static final double TILT = 0.03;
  private static final double CLEARANCE = 16;
  private static final double REPEAT = 520;

  private final Rectangle2D.Double area;
  private final List<Line2D> obstacles;
  private final double size;
  private final List<Line2D> placed = new ArrayList<>();

  /** Labels stay within {@code area} and off {@code obstacles}. */
  LineLabels(Rectangle2D.Double area, List<Line2D> obstacles, double size) {
    this.size = size;
    this.area = area;
    this.obstacles = obstacles;
  }

  void draw(Canvas canvas, Polyline line, double level, Pen pen) {
    Arc arc = new Arc(line);
    String text = Numbers.text(level, 4);
    Lettering lettering = Lettering.of(pen.ink().faded(1 / pen.ink().opacity()), size).middle();
    double length = lettering.widthOf(text) + 2 * PADDING;
    List<Double> starts = new ArrayList<>();
    int wanted = (int) Math.max(1, Math.floor(arc.length() / REPEAT));
    for (int i = 0; i < wanted; i++) {
      double from = arc.length() * i / wanted;
      double margin = wanted == 1 ? 0 : arc.length() / wanted / 6;
      place(arc, from + margin, arc.length() * (i + 1) / wanted - margin, length)
          .ifPresent(
              at -> {
                starts.add(at);
                label(canvas, arc, at, length, text, lettering);
              });
    }
    stroke(canvas, arc, starts, length, pen);
  }

  /** Where the best free stretch begins; upright enough to read counts beside straight. */
  private OptionalDouble place(Arc arc, double from, double to, double length) {
    double best = Double.NEGATIVE_INFINITY;
    OptionalDouble found = OptionalDouble.empty();
    double step = Math.max(2, (to - from) / 200);
    for (double start = from; start + length <= to; start += step) {
      Line2D chord = arc.chord(start, start + length);
      double straightness = chord.getP1().distance(chord.getP2()) / length;
      double tilt = Math.abs(chord.getY2() - chord.getY1()) / length;
      double score = straightness - TILT * tilt;
      if (straightness > STRAIGHT && score > best && isFree(chord)) {
        best = score;
        found = OptionalDouble.of(start);
      }
    }
    return found;
  }

  private boolean isFree(Line2D chord) {
    boolean inside = inside(chord.getX1(), chord.getY1()) && inside(chord.getX2(), chord.getY2());
    return inside
        && placed.stream().noneMatch(other -> distance(other, chord) < CLEARANCE)
        && obstacles.stream().noneMatch(other -> distance(other, chord) < CLEARANCE / 2);
  }

  private boolean inside(double x, double y) {
    return x > area.x + 8 && x < area.getMaxX() - 8 && y > area.y + 8 && y < area.getMaxY() - 8;
  }

  private static double distance(Line2D a, Line2D b) {
    if (a.intersectsLine(b)) {
      return 0;
    }
    return Math.sqrt(
        Math.min(
            Math.min(a.ptSegDistSq(b.getP1()), a.ptSegDistSq(b.getP2())),
            Math.min(b.ptSegDistSq(a.getP1()), b.ptSegDistSq(a.getP2()))));
  }

  private void label(
      Canvas canvas, Arc arc, double start, double length, String text, Lettering lettering) {
    Line2D chord = arc.chord(start, start + length);
    placed.add(chord);
    double angle = Math.atan2(chord.getY2() - chord.getY1(), chord.getX2() - chord.getX1());
    if (Math.abs(angle) > Math.PI / 2) {
      angle -= Math.signum(angle) * Math.PI;
    }
    double drop = lettering.capHeight() / 2;
    double x = (chord.getX1() + chord.getX2()) / 2 - drop * Math.sin(angle);
    double y = (chord.getY1() + chord.getY2()) / 2 + drop * Math.cos(angle);
    canvas.text(text, x, y, lettering.turned(Math.toDegrees(angle)));
  }

  private static void stroke(Canvas canvas, Arc arc, List<Double> gaps, double gap, Pen pen) {
    Path2D path = new Path2D.Double();
    if (gaps.isEmpty()) {
      arc.line().addTo(path);
    } else {
      double from = 0;
      for (double start : gaps) {
        arc.addTo(path, from, start);
        from = start + gap;
      }
      arc.addTo(path, from, arc.length());
    }
    canvas.stroke(path, pen);
  }
}
