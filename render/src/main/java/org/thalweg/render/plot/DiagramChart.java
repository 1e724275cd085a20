// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.thalweg.landscape.analysis.topology.PersistencePair;
import org.thalweg.landscape.analysis.topology.Simplification;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Ink;
import org.thalweg.render.canvas.Lettering;
import org.thalweg.render.canvas.Pen;
import org.thalweg.render.caption.Numbers;
import org.thalweg.render.figure.Theme;
import org.thalweg.render.figure.ValueScale;
import org.thalweg.render.layer.Frame;
import org.thalweg.render.layer.Placement;

/** Births and deaths against each other: the farther from the diagonal, the more persistent. */
final class DiagramChart implements Chart {
  private static final double FOREVER = 34;
  private static final double KEPT = 5.2;
  private static final double CANCELLED = 2.6;
  private static final int MOST_CANCELLED = 3000;
  private static final int MOST_WORDS = 24;
  private static final int BAND_STEPS = 200;

  private final TopologyScene scene;
  private final Theme theme;
  private final ValueScale scale;
  private final List<PersistencePair> kept;
  private final List<PersistencePair> cancelled;

  DiagramChart(TopologyScene scene) {
    this.scene = scene;
    theme = scene.theme();
    kept = scene.topology().diagram().pairs();
    cancelled = scene.cancelled();
    scale = scene.scale(TopologyScene.ends(scene.topology().rawDiagram().pairs()));
  }

  @Override
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>(scene.remarks(scale));
    if (cancelled.size() > MOST_CANCELLED) {
      remarks.add(
          "of %d cancelled pairs the %d most persistent are drawn"
              .formatted(cancelled.size(), MOST_CANCELLED));
    }
    return remarks;
  }

  @Override
  public OptionalDouble heightFor(double width) {
    return OptionalDouble.of(width - Frame.LEFT - 16 + FOREVER + Frame.BOTTOM);
  }

  @Override
  public void draw(Canvas canvas, Rectangle2D.Double body) {
    double side = Math.min(body.width - Frame.LEFT - 16, body.height - Frame.BOTTOM - FOREVER);
    double left = body.x + Frame.LEFT + (body.width - Frame.LEFT - 16 - side) / 2;
    Rectangle2D.Double square = new Rectangle2D.Double(left, body.y + FOREVER, side, side);
    Frame frame = new Frame(square, theme);
    canvas.clip(square);
    below(canvas, square);
    canvas.unclip();
    axes(canvas, frame);
    canvas.line(left, square.y, left + side, square.y, frame.pen().dashed(4, 3));
    canvas.stroke(new Rectangle2D.Double(left, body.y, side, side + FOREVER), frame.pen());
    frame.leftLabel(canvas, "never", square.y - FOREVER / 2, frame.lettering());
    cancelled.stream()
        .limit(MOST_CANCELLED)
        .forEach(p -> point(canvas, square, p, CANCELLED, scene.ink(p.dimension()).faded(0.4)));
    kept.forEach(p -> point(canvas, square, p, KEPT, scene.ink(p.dimension())));
    if (kept.size() <= MOST_WORDS) {
      names(canvas, square);
    }
    legend(canvas, square);
  }

  /** Which points a pair begins and ends at. */
  private void names(Canvas canvas, Rectangle2D.Double square) {
    Placement placement =
        new Placement(
            new Rectangle2D.Double(
                square.x, square.y - FOREVER, square.width, square.height + FOREVER),
            List.of());
    Lettering words = scene.lettering().bolder();
    List<PersistencePair> drawn = kept.stream().filter(DiagramChart::isDrawn).toList();
    List<Point2D> places =
        drawn.stream()
            .map(p -> (Point2D) new Point2D.Double(toX(square, p.birth()), toY(square, p.death())))
            .toList();
    places.forEach(p -> placement.takeAround(p, KEPT));
    for (int i = 0; i < drawn.size(); i++) {
      String name = scene.name(drawn.get(i));
      Rectangle2D box = placement.beside(places.get(i), KEPT + 3, words.widthOf(name), 14);
      canvas.haloed(name, box, words, theme.paper());
    }
  }

  private static boolean isDrawn(PersistencePair pair) {
    return pair.birth() != Double.POSITIVE_INFINITY;
  }

  private void axes(Canvas canvas, Frame frame) {
    Rectangle2D.Double square = frame.area();
    int count = (int) Math.max(3, square.height / 70);
    double before = Double.NEGATIVE_INFINITY;
    for (double tick : scale.ticks(count)) {
      String text = Numbers.text(tick, 4);
      double x = toX(square, tick);
      double y = toY(square, tick);
      double half = frame.lettering().widthOf(text) / 2;
      canvas.line(x, square.getMaxY(), x, square.getMaxY() + 5, frame.pen());
      canvas.line(square.x - 5, y, square.x, y, frame.pen());
      if (x - half > before + 6) {
        canvas.text(text, x, square.getMaxY() + 6 + Frame.TEXT, frame.lettering().middle());
        before = x + half;
        frame.leftLabel(canvas, text, y, frame.lettering());
      }
    }
    String what = scene.label();
    frame.xTitle(canvas, scene.axisTitle("birth: " + what, scale));
    frame.leftTitle(canvas, scene.axisTitle("death: " + what, scale), frame.lettering());
  }

  /** What no pair can be, and the pairs that are cancelled. */
  private void below(Canvas canvas, Rectangle2D.Double square) {
    Path2D impossible = new Path2D.Double();
    impossible.moveTo(square.x, square.getMaxY());
    impossible.lineTo(square.getMaxX(), square.y);
    impossible.lineTo(square.getMaxX(), square.getMaxY());
    impossible.closePath();
    canvas.fill(impossible, theme.blank());
    Simplification simple = scene.topology().simplification();
    Path2D band = new Path2D.Double();
    band.moveTo(square.x, square.getMaxY());
    for (int i = 0; i <= BAND_STEPS; i++) {
      double birth = value((double) i / BAND_STEPS);
      double death = birth + simple.limitAt(birth);
      double y = square.getMaxY() - square.height * scale.unclipped(death);
      band.lineTo(toX(square, birth), y);
    }
    band.lineTo(square.getMaxX(), square.y);
    band.closePath();
    canvas.fill(band, theme.muted().faded(0.22));
    canvas.line(square.x, square.getMaxY(), square.getMaxX(), square.y, Pen.of(theme.muted(), 0.9));
  }

  /** The value at a position of the scale, by halving. */
  private double value(double position) {
    double low = scale.low();
    double high = scale.high();
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (scale.position(middle) < position) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private double toX(Rectangle2D.Double square, double value) {
    return square.x + square.width * scale.position(value);
  }

  private double toY(Rectangle2D.Double square, double value) {
    return Double.isInfinite(value)
        ? square.y - FOREVER / 2
        : square.getMaxY() - square.height * scale.position(value);
  }

  private void point(
      Canvas canvas, Rectangle2D.Double square, PersistencePair pair, double radius, Ink ink) {
    if (isDrawn(pair)) {
      double x = toX(square, pair.birth());
      mark(canvas, x, toY(square, pair.death()), radius, pair.dimension(), ink);
    }
  }

  /** A disc for a component, a diamond for a loop. */
  private void mark(Canvas canvas, double x, double y, double radius, int dimension, Ink ink) {
    if (dimension == 0) {
      canvas.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), ink);
      return;
    }
    double reach = 1.25 * radius;
    Path2D diamond = new Path2D.Double();
    diamond.moveTo(x, y - reach);
    diamond.lineTo(x + reach, y);
    diamond.lineTo(x, y + reach);
    diamond.lineTo(x - reach, y);
    diamond.closePath();
    canvas.fill(diamond, ink);
  }

  /** In the corner that is always empty. */
  private void legend(Canvas canvas, Rectangle2D.Double square) {
    Lettering words = Lettering.of(theme.ink(), 11).end();
    double right = square.getMaxX() - 14;
    double y = square.getMaxY() - 60;
    String[] names = {"components: minimum to saddle", "loops: saddle to maximum"};
    for (int dimension = 0; dimension < 2; dimension++) {
      int count = scene.topology().diagram().ofDimension(dimension).size();
      mark(canvas, right - 4, y, KEPT, dimension, scene.ink(dimension));
      canvas.text(
          names[dimension] + " (" + count + ")", right - 16, y + words.capHeight() / 2, words);
      y += 18;
    }
    mark(canvas, right - 7, y, CANCELLED, 0, scene.ink(0).faded(0.4));
    mark(canvas, right, y, CANCELLED, 1, scene.ink(1).faded(0.4));
    canvas.text(
        "cancelled (" + cancelled.size() + "); grey: the threshold",
        right - 16,
        y + words.capHeight() / 2,
        words);
  }
}
