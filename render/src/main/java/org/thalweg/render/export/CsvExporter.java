// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Surface;

/**
 * CSV, one row a node in the grid's order: {@code x[,y]}, every channel, {@code status}.
 *
 * <p>The status is 0 measured, 1 failed, 2 interpolated. The paths are a table of their own with
 * one row a checkpoint: {@code path,step,label,x,y,loss,off_plane}. So are the critical points.
 */
public final class CsvExporter implements Exporter {

  /** For the service loader. */
  public CsvExporter() {}

  @Override
  public String extension() {
    return "csv";
  }

  @Override
  public String description() {
    return "table for pandas, R, spreadsheets";
  }

  @Override
  public List<Part> parts() {
    return List.of(Part.SURFACE, Part.PATH, Part.CRITICAL);
  }

  @Override
  public void write(Surface surface, OutputStream out) throws IOException {
    out.write(nodes(surface).toByteArray());
  }

  @Override
  public void write(Surface surface, Part part, OutputStream out) throws IOException {
    Exporters.require(this, part);
    CsvTable table =
        switch (part) {
          case PATH -> checkpoints(surface.paths());
          case CRITICAL -> CriticalTable.csv(CriticalTable.of(surface).points());
          default -> nodes(surface);
        };
    out.write(table.toByteArray());
  }

  private static CsvTable nodes(Surface surface) {
    Grid grid = surface.grid();
    DistinctNames names = new DistinctNames("x", "y", "status");
    List<String> header = new ArrayList<>(grid.dimension() == 1 ? List.of("x") : List.of("x", "y"));
    for (Channel channel : surface.channels()) {
      header.add(names.of(channel.name()));
    }
    header.add("status");
    CsvTable table = new CsvTable(header);
    for (int node = 0; node < grid.size(); node++) {
      Coordinates at = grid.at(node);
      table.number(at.x());
      if (grid.dimension() == 2) {
        table.number(at.y());
      }
      for (int c = 0; c < surface.channels().size(); c++) {
        table.number(surface.value(c, node));
      }
      table.number(surface.status().get(node).code()).endRow();
    }
    return table;
  }

  private static CsvTable checkpoints(List<ProjectedPath> paths) {
    if (paths.isEmpty()) {
      throw new IllegalArgumentException(
          "a path export needs a surface with a path over it, got none; export the surface");
    }
    CsvTable table = new CsvTable(List.of("path", "step", "label", "x", "y", "loss", "off_plane"));
    for (ProjectedPath path : paths) {
      int step = 0;
      for (ProjectedPath.Point p : path.points()) {
        table.text(path.name()).number(step++).text(p.label()).number(p.x()).number(p.y());
        table.number(p.loss()).number(p.offPlane()).endRow();
      }
    }
    return table;
  }
}
