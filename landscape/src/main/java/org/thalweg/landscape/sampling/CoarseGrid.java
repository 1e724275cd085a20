// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Sample;

/**
 * The nodes of a plane that a {@link GridPlan} comes to first, as a grid of their own.
 *
 * <p>It ends at the outermost of them: nothing is said of what lies beyond.
 *
 * @param nodes of the fine grid, in the coarse one's order
 */
public record CoarseGrid(Grid grid, List<Integer> nodes) {
  public CoarseGrid {
    nodes = List.copyOf(nodes);
    if (nodes.size() != grid.size()) {
      throw new IllegalArgumentException(
          "a grid of %d nodes stands for as many, got %d".formatted(grid.size(), nodes.size()));
    }
  }

  /** Every {@code step}-th node of a plane, counted from the middle one. */
  public static CoarseGrid of(Grid plane, int step) {
    List<Integer> columns = every(plane.columns(), step);
    List<Integer> rows = every(plane.rows(), step);
    List<Integer> nodes = new ArrayList<>();
    for (int iy : rows) {
      for (int ix : columns) {
        nodes.add(plane.index(ix, iy));
      }
    }
    return new CoarseGrid(Grid.plane(through(plane.x(), columns), through(plane.y(), rows)), nodes);
  }

  private static List<Integer> every(int count, int step) {
    List<Integer> indices = new ArrayList<>();
    for (int i = GridPlan.first(count, step); i < count; i += step) {
      indices.add(i);
    }
    return indices;
  }

  private static Axis through(Axis axis, List<Integer> indices) {
    return new Axis(
        axis.at(indices.get(0)), axis.at(indices.get(indices.size() - 1)), indices.size());
  }

  /** Whether all its nodes are among {@code known}, by their numbers in the fine grid. */
  public boolean isKnown(Map<Integer, ? extends Sample> known) {
    return known.keySet().containsAll(nodes);
  }

  /** What is known of its nodes, numbered as here. */
  public List<Sample> samples(Map<Integer, ? extends Sample> known) {
    List<Sample> samples = new ArrayList<>();
    for (int node = 0; node < nodes.size(); node++) {
      Sample sample = known.get(nodes.get(node));
      if (sample instanceof Sample.Measured measured) {
        samples.add(new Sample.Measured(node, measured.at(), measured.measurement()));
      } else if (sample instanceof Sample.Failed failed) {
        samples.add(new Sample.Failed(node, failed.at(), failed.reason()));
      }
    }
    return samples;
  }
}
