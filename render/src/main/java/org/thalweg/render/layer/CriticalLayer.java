// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.layer;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.thalweg.landscape.analysis.critical.CriticalAnalysis;
import org.thalweg.landscape.surface.CriticalPoint;
import org.thalweg.landscape.surface.CriticalType;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Ink;
import org.thalweg.render.canvas.Lettering;
import org.thalweg.render.canvas.Pen;
import org.thalweg.render.caption.Numbers;
import org.thalweg.render.figure.Theme;

/**
 * Critical points on a picture: a disc at minima, a cross at saddles, a triangle at maxima.
 *
 * <p>A degenerate point is a square; the sign is open at the border, and a question mark stands
 * where Hessian and topology differ. Labels keep off each other.
 */
public final class CriticalLayer {
  private static final Ink DARK = Ink.of(0x10141a);
  private static final Ink LIGHT = Ink.of(0xffffff);
  private static final Ink MINIMUM = Ink.of(0x0b4fa8);
  private static final Ink SADDLE = Ink.of(0x10141a);
  private static final Ink MAXIMUM = Ink.of(0xc2183c);
  private static final Ink DEGENERATE = Ink.of(0x7b2d8b);
  private static final double RADIUS = 4.6;
  private static final double RIM = 1.6;
  private static final double TEXT = 11.5;
  private static final double HEIGHT = TEXT + 3;
  private static final double AWAY = RADIUS + 3;

  private final Theme theme;
  private final List<Spot> spots;

  private record Spot(Point2D at, Rectangle2D box, CriticalPoint point, double share) {}

  private CriticalLayer(Theme theme, List<Spot> spots) {
    this.theme = theme;
    this.spots = spots;
  }

  /** The points within the window; their labels take their room in {@code placement}. */
  public static CriticalLayer on(Window window, List<CriticalPoint> points, Placement placement) {
    List<CriticalPoint> inside =
        points.stream().filter(p -> window.contains(p.x(), p.y())).toList();
    List<Point2D> places =
        inside.stream()
            .map(p -> (Point2D) new Point2D.Double(window.x(p.x()), window.y(p.y())))
            .toList();
    List<Double> shares = inside.stream().map(p -> 1.0).toList();
    return at(places, inside, shares, placement, window.frame().theme());
  }

  /**
   * Points at places of the sheet.
   *
   * @param shares how strongly each is drawn, 1 in full
   */
  public static CriticalLayer at(
      List<Point2D> places,
      List<CriticalPoint> points,
      List<Double> shares,
      Placement placement,
      Theme theme) {
    places.forEach(p -> placement.takeAround(p, RADIUS + RIM));
    List<Spot> spots =
        IntStream.range(0, points.size())
            .mapToObj(
                i -> {
                  double width = lettering(DARK).widthOf(text(points.get(i))) + 3;
                  Rectangle2D box = placement.beside(places.get(i), AWAY, width, HEIGHT);
                  return new Spot(places.get(i), box, points.get(i), shares.get(i));
                })
            .toList();
    return new CriticalLayer(theme, spots);
  }

  private static String text(CriticalPoint point) {
    return point.agreed() ? point.label() : point.label() + "?";
  }

  private static Lettering lettering(Ink ink) {
    return Lettering.of(ink, TEXT).bolder().middle();
  }

  public void draw(Canvas canvas) {
    spots.forEach(spot -> symbol(canvas, spot.at(), spot.point(), spot.share()));
    for (Spot spot : spots) {
      Lettering lettering = lettering(theme.ink().faded(spot.share()));
      canvas.haloed(text(spot.point()), spot.box(), lettering, theme.paper());
    }
  }

  /** The sign of a point, readable on every colour. */
  public static void symbol(Canvas canvas, Point2D at, CriticalPoint point, double share) {
    CriticalType type = point.type();
    Ink ink = ink(type).faded(share);
    if (type == CriticalType.SADDLE) {
      Path2D cross = cross(at, RADIUS);
      canvas.stroke(cross, Pen.of(LIGHT.faded(share), 5));
      canvas.stroke(cross, Pen.of(ink, point.border() ? 1.2 : 2.4));
      return;
    }
    canvas.fill(shape(type, at, RADIUS + RIM), LIGHT.faded(share));
    canvas.fill(shape(type, at, RADIUS), point.border() ? LIGHT.faded(share) : ink);
    canvas.stroke(shape(type, at, RADIUS), Pen.of(ink, 1.4));
  }

  private static Ink ink(CriticalType type) {
    return switch (type) {
      case MINIMUM -> MINIMUM;
      case SADDLE -> SADDLE;
      case MAXIMUM -> MAXIMUM;
      case DEGENERATE -> DEGENERATE;
    };
  }

  private static Shape shape(CriticalType type, Point2D at, double r) {
    double x = at.getX();
    double y = at.getY();
    if (type == CriticalType.MINIMUM) {
      return new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
    }
    if (type == CriticalType.DEGENERATE) {
      return new Rectangle2D.Double(x - r, y - r, 2 * r, 2 * r);
    }
    Path2D triangle = new Path2D.Double();
    triangle.moveTo(x, y - 1.25 * r);
    triangle.lineTo(x + 1.15 * r, y + 0.85 * r);
    triangle.lineTo(x - 1.15 * r, y + 0.85 * r);
    triangle.closePath();
    return triangle;
  }

  private static Path2D cross(Point2D at, double r) {
    Path2D cross = new Path2D.Double();
    cross.moveTo(at.getX() - r, at.getY() - r);
    cross.lineTo(at.getX() + r, at.getY() + r);
    cross.moveTo(at.getX() - r, at.getY() + r);
    cross.lineTo(at.getX() + r, at.getY() - r);
    return cross;
  }

  /** What a caption says of the points: threshold, counts and signs. */
  public static String told(CriticalAnalysis analysis) {
    List<String> counts = new ArrayList<>();
    count(counts, analysis, CriticalType.MINIMUM, "minimum", "minima", "disc");
    count(counts, analysis, CriticalType.SADDLE, "saddle", "saddles", "cross");
    count(counts, analysis, CriticalType.MAXIMUM, "maximum", "maxima", "triangle");
    count(
        counts,
        analysis,
        CriticalType.DEGENERATE,
        "degenerate point",
        "degenerate points",
        "square");
    String line = analysis.topology().isPresent() ? "slice" : "line";
    StringBuilder told = new StringBuilder("critical points of the ").append(line);
    told.append(counts.isEmpty() ? ": none" : ": " + String.join(", ", counts));
    if (analysis.points().points().stream().anyMatch(CriticalPoint::border)) {
      told.append("; open: at the border, the ").append(line).append(" goes on");
    }
    if (!analysis.disagreements().isEmpty()) {
      told.append("; “?”: Hessian and topology differ");
    }
    told.append("; persistence above ").append(Numbers.text(analysis.points().threshold(), 2));
    if (analysis.tally().hidden() > 0) {
      told.append(
          String.format(Locale.ROOT, ", %,d lesser ones left out", analysis.tally().hidden()));
    }
    return told.toString();
  }

  private static void count(
      List<String> counts,
      CriticalAnalysis analysis,
      CriticalType type,
      String one,
      String many,
      String sign) {
    long count = analysis.points().count(type);
    if (count > 0) {
      counts.add("%d %s (%s)".formatted(count, count == 1 ? one : many, sign));
    }
  }
}
