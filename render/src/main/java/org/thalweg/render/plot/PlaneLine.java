// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.util.List;
import java.util.Optional;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Marker;
import org.thalweg.landscape.surface.Provenance;
import org.thalweg.landscape.surface.Question;
import org.thalweg.landscape.surface.Surface;

/** Where a measured line runs over a plane that contains it, in the plane's coordinates. */
public record PlaneLine(String name, double x1, double y1, double x2, double y2) {
  private static final double APART = 1e-9;

  /**
   * The line of {@code curve} on {@code plane}; empty unless the plane is known to contain it.
   *
   * <p>It is known where both have one centre and the curve's direction is one of the plane's, bit
   * by bit, or where two models marked on the curve are marked on the plane too: then the line runs
   * through both. A model beside the plane or line does not count.
   *
   * @param name of the curve, for the caption
   * @throws IllegalArgumentException if {@code plane} is a line or {@code curve} a plane
   */
  public static Optional<PlaneLine> of(Surface plane, Surface curve, String name) {
    if (plane.grid().dimension() != 2 || curve.grid().dimension() != 1) {
      throw new IllegalArgumentException(
          "a line is sought on a plane of 2 dimensions from a curve of 1, got %d and %d"
              .formatted(plane.grid().dimension(), curve.grid().dimension()));
    }
    return alongAxis(plane, curve, name).or(() -> throughModels(plane, curve, name));
  }

  private static Optional<PlaneLine> alongAxis(Surface plane, Surface curve, String name) {
    Optional<Question> of = plane.provenance().map(Provenance::question);
    Optional<Question> along = curve.provenance().map(Provenance::question);
    if (of.isEmpty()
        || along.isEmpty()
        || along.get().directions().sha256().isEmpty()
        || !of.get().model().sha256().equals(along.get().model().sha256())) {
      return Optional.empty();
    }
    List<String> directions = of.get().directions().sha256();
    int index = directions.indexOf(along.get().directions().sha256().get(0));
    Axis range = curve.grid().x();
    return switch (index) {
      case 0 -> Optional.of(new PlaneLine(name, range.min(), 0, range.max(), 0));
      case 1 -> Optional.of(new PlaneLine(name, 0, range.min(), 0, range.max()));
      default -> Optional.empty();
    };
  }

  private static Optional<PlaneLine> throughModels(Surface plane, Surface curve, String name) {
    List<Marker> on = curve.markers().stream().filter(PlaneLine::isOn).toList();
    for (Marker a : on) {
      for (Marker b : on) {
        Optional<Marker> first = same(plane, a);
        Optional<Marker> second = same(plane, b);
        if (b.x() - a.x() > APART && first.isPresent() && second.isPresent()) {
          return Optional.of(through(a.x(), first.get(), b.x(), second.get(), curve, name));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isOn(Marker marker) {
    return !(marker.offPlane() > 1e-4);
  }

  private static Optional<Marker> same(Surface plane, Marker marker) {
    return plane.markers().stream()
        .filter(m -> !m.sha256().isEmpty() && m.sha256().equals(marker.sha256()) && isOn(m))
        .findFirst();
  }

  /** The affine map that takes {@code s} to {@code a} and {@code t} to {@code b}. */
  private static PlaneLine through(
      double s, Marker a, double t, Marker b, Surface curve, String name) {
    double stepX = (b.x() - a.x()) / (t - s);
    double stepY = (b.y() - a.y()) / (t - s);
    Axis range = curve.grid().x();
    return new PlaneLine(
        name,
        a.x() + (range.min() - s) * stepX,
        a.y() + (range.min() - s) * stepY,
        a.x() + (range.max() - s) * stepX,
        a.y() + (range.max() - s) * stepY);
  }
}
