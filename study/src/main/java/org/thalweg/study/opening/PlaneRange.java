// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.opening;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.sampling.RangeFinder;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.subspace.AxisRequest;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.study.spec.DirectionKind;

/** How far a line or plane is followed: as typed, around what lies on it, or as the loss says. */
public final class PlaneRange {
  private static final AxisRequest MULTIPLES = AxisRequest.parse("-1:1:51");
  private static final AxisRequest BEYOND_BOTH = AxisRequest.parse("-0.5:1.5:41");
  private static final AxisRequest AROUND_MODELS = AxisRequest.parse("auto:21");
  private static final AxisRequest FOUND = AxisRequest.parse("auto:51");

  private final DirectionKind kind;
  private final DirectionPlan.Directions directions;
  private final Objectives objectives;
  private final Subspace plane;
  private final List<Coordinates> landmarks;
  private final Consumer<String> log;

  /**
   * A range on {@code plane}.
   *
   * @param landmarks what a range that is to be found goes around, beside the centre; none: it
   *     follows the loss
   * @param log hears what a search came to
   */
  public PlaneRange(
      DirectionKind kind,
      DirectionPlan.Directions directions,
      Objectives objectives,
      Subspace plane,
      List<Coordinates> landmarks,
      Consumer<String> log) {
    this.kind = kind;
    this.directions = directions;
    this.log = log;
    this.objectives = objectives;
    this.plane = plane;
    this.landmarks = List.copyOf(landmarks);
  }

  /** The grid that was asked for, empty requests replaced by the kind's defaults. */
  public Grid grid(Optional<AxisRequest> x, Optional<AxisRequest> y) {
    Axis first = axis(0, x.orElseGet(this::usual));
    return plane.dimension() == 1
        ? Grid.line(first)
        : Grid.plane(first, axis(1, y.orElseGet(this::usual)));
  }

  private AxisRequest usual() {
    return switch (kind) {
      case RANDOM, GRADIENT, FILE -> MULTIPLES;
      case TOWARD -> BEYOND_BOTH;
      case PCA, COORDINATES, HESSIAN -> FOUND;
      case THROUGH -> AROUND_MODELS;
    };
  }

  private Axis axis(int number, AxisRequest request) {
    if (request instanceof AxisRequest.Fixed fixed) {
      return fixed.axis();
    }
    AxisRequest.Auto auto = (AxisRequest.Auto) request;
    if (!landmarks.isEmpty()) {
      return auto.around(landmarks.stream().mapToDouble(point -> point.get(number)).toArray());
    }
    OptionalDouble known = directions.halfWidth(number);
    return known.isPresent()
        ? new Axis(-known.getAsDouble(), known.getAsDouble(), auto.count())
        : followingTheLoss(number, auto.count());
  }

  private Axis followingTheLoss(int number, int count) {
    try (Slice slice = objectives.main().restrictedTo(plane)) {
      RangeFinder.Range range = RangeFinder.find(slice, number, objectives.chanceLoss());
      log.accept("%s: %s".formatted(number == 0 ? "x" : "y", range.note()));
      return range.axis(count);
    }
  }
}
