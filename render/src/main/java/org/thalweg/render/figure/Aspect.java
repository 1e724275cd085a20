// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.figure;

import java.util.List;
import java.util.OptionalDouble;
import org.thalweg.landscape.finding.Finding;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Surface;

/** Width over height of a plane on which distances are true. */
public final class Aspect {
  private static final double SAME = 1e-6;
  // Beyond it the plane would be a strip in which nothing can be read.
  private static final double LONGEST = 5;

  private Aspect() {}

  /** Known where both directions are equally long, so that one unit is one distance. */
  public static OptionalDouble of(Surface surface) {
    List<Double> norms =
        surface
            .find(Finding.Geometry.class)
            .map(Finding.Geometry::directionNorms)
            .orElse(List.of());
    return surface.grid().dimension() == 2 && areSame(norms)
        ? of(surface.grid())
        : OptionalDouble.empty();
  }

  private static boolean areSame(List<Double> norms) {
    return norms.size() > 1
        && Math.abs(norms.get(0) - norms.get(1)) <= SAME * Math.abs(norms.get(0));
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
