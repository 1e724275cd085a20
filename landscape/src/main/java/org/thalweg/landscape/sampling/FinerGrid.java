// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.NodeStatus;
import org.thalweg.landscape.surface.Region;
import org.thalweg.landscape.surface.Sample;
import org.thalweg.landscape.surface.Surface;

/**
 * A surface's grid with its steps halved, or as it is where a region still has unmeasured nodes.
 *
 * <p>Halving keeps every old coordinate to the last bit, so what was measured stays true on the new
 * grid.
 */
public final class FinerGrid {
  /** As many nodes as a page and a journal handle well. */
  private static final int MOST_NODES = 4_000_000;

  private final Surface surface;
  private final Region region;
  private final Grid grid;
  private final int factor;

  private FinerGrid(Surface surface, Region region, int factor) {
    this.surface = surface;
    this.region = region;
    this.grid = factor == 1 ? surface.grid() : halved(surface.grid());
    this.factor = factor;
  }

  /**
   * The next finer grid for {@code region}: the surface's own while it has nodes there that were
   * interpolated or failed, else one of half the step.
   *
   * @throws IllegalArgumentException if the region holds no node, or the grid would grow too large
   */
  public static FinerGrid of(Surface surface, Region region) {
    Grid own = surface.grid();
    List<Integer> inside = new ArrayList<>();
    for (int node = 0; node < own.size(); node++) {
      if (region.contains(own.at(node))) {
        inside.add(node);
      }
    }
    boolean unmeasured =
        inside.stream().anyMatch(node -> surface.status().get(node) != NodeStatus.MEASURED);
    FinerGrid finer = new FinerGrid(surface, region, unmeasured ? 1 : 2);
    if (finer.plan().nextRound(finer.knownByNode()).isEmpty()) {
      throw new IllegalArgumentException(
          "the region %s holds no point to measure; make it larger".formatted(region));
    }
    return finer;
  }

  private static Grid halved(Grid grid) {
    List<Axis> axes = grid.axes().stream().map(FinerGrid::halved).toList();
    long nodes = axes.stream().mapToLong(Axis::count).reduce(1, Math::multiplyExact);
    if (nodes > MOST_NODES) {
      throw new IllegalArgumentException(
          "a finer grid would have %d nodes, at most %d are handled; measure the region by itself"
              .formatted(nodes, MOST_NODES));
    }
    return new Grid(axes);
  }

  private static Axis halved(Axis axis) {
    return new Axis(axis.min(), axis.max(), Math.addExact(axis.count(), axis.count() - 1));
  }

  public Grid grid() {
    return grid;
  }

  /** The command that made the first, coarsest surface; empty where it is not known. */
  public List<String> origin() {
    return surface.provenance().map(from -> from.run().firstCommand()).orElse(List.of());
  }

  /** Every node of the region that is not measured yet. */
  public SamplingPlan plan() {
    return new RegionPlan(grid, region);
  }

  /** What the surface measured, and where it failed outside the region, as samples of this grid. */
  public List<Sample> known() {
    Grid own = surface.grid();
    List<Sample> known = new ArrayList<>();
    for (int node = 0; node < own.size(); node++) {
      int here = grid.index(factor * own.ix(node), factor * own.iy(node));
      NodeStatus status = surface.status().get(node);
      if (status == NodeStatus.MEASURED) {
        known.add(new Sample.Measured(here, grid.at(here), measurement(node)));
      } else if (status == NodeStatus.FAILED && !region.contains(grid.at(here))) {
        known.add(new Sample.Failed(here, grid.at(here), "failed on the coarser grid"));
      }
    }
    return known;
  }

  private Map<Integer, Sample> knownByNode() {
    Map<Integer, Sample> known = new TreeMap<>();
    known().forEach(sample -> known.put(sample.index(), sample));
    return known;
  }

  private Measurement measurement(int node) {
    double[] values = new double[surface.channels().size()];
    for (int c = 0; c < values.length; c++) {
      values[c] = surface.value(c, node);
    }
    return Measurement.of(values);
  }
}
