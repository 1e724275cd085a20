// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.sampling;

import java.util.List;
import java.util.Map;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Region;
import org.thalweg.landscape.surface.Sample;

/** The nodes of one region of a grid, coarse to fine; the others are left unmeasured. */
public final class RegionPlan implements SamplingPlan {
  private final Grid grid;
  private final Region region;
  private final GridPlan whole;

  public RegionPlan(Grid grid, Region region) {
    this.grid = grid;
    this.region = region;
    this.whole = new GridPlan(grid);
  }

  @Override
  public List<Integer> nextRound(Map<Integer, Sample> known) {
    return whole.nextRound(known).stream().filter(node -> region.contains(grid.at(node))).toList();
  }
}
