// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.surface;

import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath.Point;
import org.thalweg.landscape.io.hdf5.Hdf5Output;
import org.thalweg.landscape.objective.Channel;

/** Puts one surface into a file's root group. */
final class SurfaceWriter {
  private static final DatasetCreationOptions UNSIGNED =
      DatasetCreationOptions.builder().unsigned().build();

  private final Surface surface;
  private final Grid grid;

  SurfaceWriter(Surface surface) {
    this.surface = surface;
    this.grid = surface.grid();
  }

  void writeTo(WritableGroup root, String directionFile) {
    root.putDataset("dir_file", directionFile);
    root.putDataset("xcoordinates", grid.x().toArray());
    if (grid.dimension() > 1) {
      root.putDataset("ycoordinates", grid.y().toArray());
    }
    for (int c = 0; c < surface.channels().size(); c++) {
      putChannel(root, c);
    }
    root.putDataset("status", shaped(statusCodes()), UNSIGNED);
    if (!surface.paths().isEmpty()) {
      WritableGroup paths = root.putGroup("paths");
      for (int p = 0; p < surface.paths().size(); p++) {
        putPath(paths, p);
      }
    }
    if (!surface.markers().isEmpty()) {
      putMarkers(root.putGroup("markers"));
    }
    surface.critical().ifPresent(found -> CriticalGroup.write(root, found));
    surface.provenance().ifPresent(provenance -> putProvenance(root, provenance));
  }

  private void putChannel(WritableGroup root, int position) {
    Channel channel = surface.channels().get(position);
    WritableDataset dataset = root.putDataset(channel.name(), shaped(surface.values(position)));
    dataset.putAttribute("label", channel.label());
    dataset.putAttribute("unit", channel.unit());
    dataset.putAttribute("position", position);
  }

  /** The shape is (ny, nx), so that flat order and matrix order agree on every grid. */
  private Object shaped(Object flat) {
    return Hdf5Output.nested(
        flat,
        grid.dimension() == 1 ? List.of(grid.columns()) : List.of(grid.rows(), grid.columns()));
  }

  private byte[] statusCodes() {
    byte[] codes = new byte[grid.size()];
    for (int node = 0; node < codes.length; node++) {
      codes[node] = (byte) surface.status().get(node).code();
    }
    return codes;
  }

  private void putPath(WritableGroup paths, int position) {
    ProjectedPath path = surface.paths().get(position);
    String groupName = path.name().replaceAll("[/.\\s]+", "_");
    WritableGroup group =
        paths.putGroup(
            groupName.isEmpty() || paths.getChildren().containsKey(groupName)
                ? groupName + "_" + position
                : groupName);
    group.putAttribute("name", path.name());
    group.putAttribute("position", position);
    if (path.points().isEmpty()) {
      return; // jHDF writes no empty datasets
    }
    group.putDataset("x", column(path, Point::x));
    group.putDataset("y", column(path, Point::y));
    group.putDataset("loss", column(path, Point::loss));
    group.putDataset("off_plane", column(path, Point::offPlane));
    group.putDataset("label", path.points().stream().map(Point::label).toArray(String[]::new));
  }

  private void putMarkers(WritableGroup group) {
    List<Marker> markers = surface.markers();
    group.putDataset("x", markers.stream().mapToDouble(Marker::x).toArray());
    group.putDataset("y", markers.stream().mapToDouble(Marker::y).toArray());
    group.putDataset("loss", markers.stream().mapToDouble(Marker::loss).toArray());
    group.putDataset("off_plane", markers.stream().mapToDouble(Marker::offPlane).toArray());
    group.putDataset("label", markers.stream().map(Marker::label).toArray(String[]::new));
    group.putDataset("sha256", markers.stream().map(Marker::sha256).toArray(String[]::new));
  }

  private static double[] column(ProjectedPath path, ToDoubleFunction<Point> value) {
    return path.points().stream().mapToDouble(value).toArray();
  }

  /** The JSON is what we read; the attributes are for people with an HDF5 browser. */
  private static void putProvenance(WritableGroup root, Provenance provenance) {
    WritableGroup group = root.putGroup("provenance");
    group.putDataset("json", ProvenanceJson.write(provenance));
    Question question = provenance.question();
    group.putAttribute("thalweg_version", provenance.run().thalweg());
    group.putAttribute("created", provenance.run().created());
    group.putAttribute("architecture", question.model().architecture());
    group.putAttribute("dataset", question.data().dataset());
    group.putAttribute("split", question.data().split());
    group.putAttribute("samples", question.data().samples());
    group.putAttribute("directions", question.directions().kind());
    group.putAttribute("norm", question.directions().norm());
    group.putAttribute("ignore", question.directions().ignore());
    group.putAttribute("bn", question.directions().bn());
    group.putAttribute("seed", question.directions().seed());
  }
}
