// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.figure;

import java.util.Map;
import java.util.OptionalDouble;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Provenance;
import org.thalweg.landscape.surface.Surface;

/** Width over height of a plane on which distances are true. */
public final class Aspect {
  private static final double SAME = 1e-6;
  // Beyond it the plane would be a strip in which nothing can be read.
  private static final double LONGEST = 5;

  private Aspect() {}

  /** Known where both directions are equally long, so that one unit is one distance. */
  public static OptionalDouble of(Surface surface) {
    Map<String, Double> facts = surface.provenance().map(Provenance::facts).orElse(Map.of());
    return surface.grid().dimension() == 2 && isSame(facts)
        ? of(surface.grid())
        : OptionalDouble.empty();
  }

  private static boolean isSame(Map<String, Double> facts) {
    Double x = facts.get("directionNorm.x");
    Double y = facts.get("directionNorm.y");
    return x != null && y != null && Math.abs(x - y) <= SAME * Math.abs(x);
  }

  private static OptionalDouble of(Grid grid) {
    double aspect = length(grid.x()) / length(grid.y());
    return aspect <= LONGEST && aspect >= 1 / LONGEST
        ? OptionalDouble.of(aspect)
        : OptionalDouble.empty();
  }

  private static double length(Axis axis) {
    return axis.max() - axis.min();
  }
}
