// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.layer;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.thalweg.landscape.surface.Marker;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Ink;
import org.thalweg.render.canvas.Lettering;
import org.thalweg.render.canvas.Pen;
import org.thalweg.render.figure.Theme;

/** Models on a picture: a diamond each, open where it lies off the plane, with its name. */
public final class MarkerLayer {
  private static final Ink DARK = Ink.of(0x10141a);
  private static final Ink LIGHT = Ink.of(0xffffff);
  private static final double RADIUS = 6.5;
  private static final double TEXT = 12.5;
  private static final double HEIGHT = TEXT + 4;
  private static final double AWAY = RADIUS + 3;
  private static final int LONGEST = 26;
  // Of a distance in parameter units: what float checkpoints leave.
  private static final double ON_PLANE = 1e-4;

  private final Theme theme;
  private final List<Spot> spots;

  /** A model at its place on the sheet. */
  private record Spot(Point2D at, Rectangle2D box, Marker marker) {}

  private MarkerLayer(Theme theme, List<Spot> spots) {
    this.theme = theme;
    this.spots = spots;
  }

  /** The models within the window; their names take their room in {@code placement}. */
  public static MarkerLayer on(Window window, List<Marker> markers, Placement placement) {
    List<Marker> inside = markers.stream().filter(m -> window.contains(m.x(), m.y())).toList();
    List<Point2D> places =
        inside.stream()
            .map(m -> (Point2D) new Point2D.Double(window.x(m.x()), window.y(m.y())))
            .toList();
    return new MarkerLayer(
        window.frame().theme(),
        spots(places, inside, placement, p -> placement.beside(p.at(), AWAY, p.width(), HEIGHT)));
  }

  /** Models at heights over a line, their names on the uprights through them. */
  public static MarkerLayer over(
      List<Point2D> places, List<Marker> markers, Placement placement, Theme theme) {
    return new MarkerLayer(
        theme,
        spots(places, markers, placement, p -> placement.along(p.at(), AWAY, p.width(), HEIGHT)));
  }

  private record Wanted(Point2D at, double width) {}

  private static List<Spot> spots(
      List<Point2D> places,
      List<Marker> markers,
      Placement placement,
      Function<Wanted, Rectangle2D> room) {
    places.forEach(p -> placement.takeAround(p, RADIUS));
    return IntStream.range(0, markers.size())
        .mapToObj(
            i -> {
              String label = shortened(markers.get(i).label());
              Wanted wanted = new Wanted(places.get(i), lettering(DARK).widthOf(label) + 4);
              return new Spot(places.get(i), room.apply(wanted), markers.get(i));
            })
        .toList();
  }

  private static Lettering lettering(Ink ink) {
    return Lettering.of(ink, TEXT).bolder().middle();
  }

  /** Whether a model is on the plane but for rounding. */
  public static boolean isOn(Marker marker) {
    return !(marker.offPlane() > ON_PLANE);
  }

  /** A label with its middle left out where it is long. */
  public static String shortened(String label) {
    int half = LONGEST / 2 - 1;
    return label.length() <= LONGEST
        ? label
        : label.substring(0, half) + "…" + label.substring(label.length() - half);
  }

  public void draw(Canvas canvas) {
    for (Spot spot : spots) {
      diamond(canvas, spot.at(), isOn(spot.marker()));
      Lettering lettering = lettering(theme.ink());
      canvas.haloed(shortened(spot.marker().label()), spot.box(), lettering, theme.paper());
    }
  }

  /** The sign of a model, readable on every colour. */
  public static void diamond(Canvas canvas, Point2D at, boolean full) {
    canvas.fill(diamond(at, RADIUS + 1.8), LIGHT);
    canvas.fill(diamond(at, RADIUS), full ? DARK : LIGHT);
    canvas.stroke(diamond(at, RADIUS - 0.5), Pen.of(DARK, 1.6));
  }

  private static Path2D diamond(Point2D at, double radius) {
    Path2D shape = new Path2D.Double();
    shape.moveTo(at.getX(), at.getY() - radius);
    shape.lineTo(at.getX() + radius, at.getY());
    shape.lineTo(at.getX(), at.getY() + radius);
    shape.lineTo(at.getX() - radius, at.getY());
    shape.closePath();
    return shape;
  }
}
