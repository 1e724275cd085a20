// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.exchange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.NodeStatus;
import org.thalweg.landscape.surface.Surface;

/** A surface in the making: its nodes count as measured unless it is told. */
final class SurfaceDraft {
  private final Grid grid;
  private final List<Channel> channels = new ArrayList<>();
  private final List<double[]> values = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private List<NodeStatus> status;

  SurfaceDraft(Grid grid) {
    this.grid = grid;
    this.status = Collections.nCopies(grid.size(), NodeStatus.MEASURED);
  }

  SurfaceDraft add(Channel channel, double[] inOrder) {
    channels.add(channel);
    values.add(inOrder);
    return this;
  }

  /** Says how each node's values came to be, in the grid's order. */
  SurfaceDraft status(List<NodeStatus> inOrder) {
    status = inOrder;
    return this;
  }

  SurfaceDraft remark(String remark) {
    remarks.add(remark);
    return this;
  }

  boolean isEmpty() {
    return channels.isEmpty();
  }

  Surface surface() {
    return new Surface(
        grid, channels, values.toArray(double[][]::new), status, List.of(), Optional.empty());
  }

  ImportedSurface by(String tool) {
    return new ImportedSurface(surface(), tool, remarks);
  }

  ImportedSurface by(String tool, Surface finished) {
    return new ImportedSurface(finished, tool, remarks);
  }
}
