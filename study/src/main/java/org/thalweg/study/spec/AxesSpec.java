// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far directions are followed.
 *
 * @param x {@code min:max:count}, or {@code auto:count} where the range is to be found; empty for
 *     the usual one of the directions
 * @param y the same along the second direction; empty for a line
 * @param regions where half the steps were measured afterwards, in that order, each {@code min:max}
 *     or {@code min:max x min:max}
 */
public record AxesSpec(Optional<String> x, Optional<String> y, List<String> regions) {
  /** The usual line. */
  public static final AxesSpec USUAL = new AxesSpec(Optional.empty(), Optional.empty(), List.of());

  // JSON gives null for what a file leaves out.
  @SuppressWarnings("unused")
  public AxesSpec {
    regions = regions == null ? List.of() : List.copyOf(regions);
  }

  /** The same without the regions measured afterwards. */
  public AxesSpec coarse() {
    return new AxesSpec(x, y, List.of());
  }

  /** The same with one more region. */
  public AxesSpec with(String region) {
    List<String> all = new ArrayList<>(regions);
    all.add(region);
    return new AxesSpec(x, y, all);
  }
}
