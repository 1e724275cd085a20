// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.sampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.NodeStatus;
import org.thalweg.landscape.surface.Provenance;
import org.thalweg.landscape.surface.Sample;
import org.thalweg.landscape.surface.Surface;

/**
 * Samples on some nodes of a grid made a whole surface: the other nodes are interpolated, and say
 * so in their status.
 *
 * <p>From coarse to fine, each unmeasured node of a lattice takes the mean of its neighbours on the
 * lattice of twice the step: linear along a line, bilinear on a plane. Finite neighbours alone
 * count. O(nodes) time.
 */
public final class FilledGrid {
  private final Grid grid;
  private final int originX;
  private final int originY;
  private final NodeStatus[] status;

  private FilledGrid(Grid grid, int originX, int originY) {
    this.grid = grid;
    this.originX = originX;
    this.originY = originY;
    this.status = new NodeStatus[grid.size()];
    Arrays.fill(status, NodeStatus.INTERPOLATED);
  }

  /** The lattices of a {@link GridPlan}, which lie around the middle node. */
  public static Surface aroundTheMiddle(
      Grid grid,
      List<Channel> channels,
      List<? extends Sample> samples,
      Optional<Provenance> from) {
    return new FilledGrid(grid, (grid.columns() - 1) / 2, (grid.rows() - 1) / 2)
        .surface(channels, samples, from);
  }

  /** The lattices of a {@link FinerGrid}, which hold the first node. */
  public static Surface aroundTheFirst(
      Grid grid,
      List<Channel> channels,
      List<? extends Sample> samples,
      Optional<Provenance> from) {
    return new FilledGrid(grid, 0, 0).surface(channels, samples, from);
  }

  private Surface surface(
      List<Channel> channels, List<? extends Sample> samples, Optional<Provenance> from) {
    double[][] values = new double[channels.size()][grid.size()];
    for (double[] channel : values) {
      Arrays.fill(channel, Double.NaN);
    }
    for (Sample sample : samples) {
      status[sample.index()] = NodeStatus.FAILED;
      if (sample instanceof Sample.Measured measured) {
        status[sample.index()] = NodeStatus.MEASURED;
        for (int c = 0; c < values.length; c++) {
          values[c][sample.index()] = measured.measurement().get(c);
        }
      }
    }
    for (double[] channel : values) {
      fill(channel);
    }
    List<NodeStatus> all = new ArrayList<>(Arrays.asList(status));
    return new Surface(grid, channels, values, all, List.of(), from);
  }

  private void fill(double[] values) {
    int longest = Math.max(grid.columns(), grid.rows());
    double everywhere = firstKnown(values);
    for (int step = Integer.highestOneBit(longest); step >= 1; step /= 2) {
      for (int iy = originY % step; iy < grid.rows(); iy += step) {
        for (int ix = originX % step; ix < grid.columns(); ix += step) {
          int node = grid.index(ix, iy);
          if (status[node] == NodeStatus.INTERPOLATED && Double.isNaN(values[node])) {
            double between = between(values, ix, iy, step);
            values[node] = Double.isNaN(between) ? everywhere : between;
          }
        }
      }
    }
  }

  /** The mean of the finite neighbours on the lattice of twice the step. */
  private double between(double[] values, int ix, int iy, int step) {
    int dx = Math.floorMod(ix - originX, 2 * step) == 0 ? 0 : step;
    int dy = Math.floorMod(iy - originY, 2 * step) == 0 ? 0 : step;
    double sum = 0;
    int count = 0;
    for (int sy = -1; sy <= 1; sy += 2) {
      for (int sx = -1; sx <= 1; sx += 2) {
        int x = ix + sx * dx;
        int y = iy + sy * dy;
        if (0 <= x && x < grid.columns() && 0 <= y && y < grid.rows()) {
          double value = values[grid.index(x, y)];
          if (Double.isFinite(value)) {
            sum += value;
            count++;
          }
        }
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  private double firstKnown(double[] values) {
    for (int node = 0; node < values.length; node++) {
      if (status[node] == NodeStatus.MEASURED && Double.isFinite(values[node])) {
        return values[node];
      }
    }
    return Double.NaN;
  }
}
