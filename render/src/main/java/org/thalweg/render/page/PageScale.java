// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.page;

import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.caption.Field;
import org.thalweg.render.figure.Scaling;
import org.thalweg.render.figure.ValueScale;

/**
 * The height that a page opens with: that of a still of the same losses.
 *
 * @param chosen by the range of all losses together
 * @param log what a logarithmic height would be; null where a loss is too low for one
 */
record PageScale(ValueScale chosen, @Nullable ValueScale log) {

  static PageScale of(List<Surface> surfaces) {
    boolean planes = surfaces.stream().anyMatch(PageScale::isPlane);
    List<Field> losses =
        surfaces.stream()
            .filter(surface -> isPlane(surface) == planes)
            .map(surface -> Field.of(surface, surface.lossChannel()))
            .toList();
    Field all = losses.size() == 1 ? losses.get(0) : Field.stacked(losses);
    ValueScale chosen = ValueScale.choose(all, Scaling.AUTO, OptionalDouble.empty(), planes);
    return new PageScale(chosen, logarithmic(all));
  }

  private static @Nullable ValueScale logarithmic(Field losses) {
    try {
      return ValueScale.choose(losses, Scaling.LOG, OptionalDouble.empty(), false);
    } catch (IllegalArgumentException e) {
      // A loss at or below the offset has no logarithm: the page does not offer it.
      return null;
    }
  }

  private static boolean isPlane(Surface surface) {
    return surface.grid().dimension() == 2;
  }

  String mode() {
    return chosen.isLog() ? "log" : chosen.isClipped() ? "clip" : "linear";
  }
}
