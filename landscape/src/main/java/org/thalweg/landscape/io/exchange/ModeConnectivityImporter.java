// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.exchange;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.surface.Marker;
import org.thalweg.landscape.surface.Surface;

/**
 * dnn-mode-connectivity's {@code plane.npz} (Garipov et al. 2018, arXiv:1802.10026).
 *
 * <p>Its plane holds three models: the ends of a curve and its bend. Coordinates are lengths in
 * parameter space, along an orthonormal basis from the first model. Its loss includes weight decay;
 * {@code nll} does not.
 */
final class ModeConnectivityImporter implements SurfaceImporter {
  private static final List<String> MODELS = List.of("A", "bend", "B");

  @Override
  public String kind() {
    return "dnn-mode-connectivity plane.npz";
  }

  @Override
  public boolean recognises(NamedArrays file) {
    return file.has("grid") && (file.has("tr_loss") || file.has("te_loss"));
  }

  @Override
  public ImportedSurface read(NamedArrays file) {
    NumberArray grid = file.array("grid");
    if (grid.rank() != 3 || grid.extent(2) != 2) {
      throw file.problem("\"grid\" must have shape [n, n, 2], got %s".formatted(grid.shape()));
    }
    Arrangement on = Arrangement.ofMeshgrid(file, "\"grid\"", grid.slice(0), grid.slice(1));
    SurfaceDraft draft = new SurfaceDraft(on.grid());
    add(draft, on, file, "tr", "train");
    add(draft, on, file, "te", "test");
    Surface surface = draft.surface();
    if (file.has("bend_coordinates")) {
      surface = surface.withMarkers(markers(points(file, "bend_coordinates")));
    }
    if (file.has("curve_coordinates")) {
      surface = surface.withPaths(List.of(curve(file)));
    }
    return draft
        .remark("coordinates are lengths in parameter space from model A")
        .remark("batch norm recomputed at every point")
        .by("dnn-mode-connectivity", surface);
  }

  private static void add(
      SurfaceDraft draft, Arrangement on, NamedArrays file, String prefix, String split) {
    String spoken = Channel.loss(split).label();
    addIfThere(
        draft,
        on,
        file,
        prefix + "_loss",
        new Channel(split + "_loss", spoken + " with weight decay", ""));
    addIfThere(
        draft, on, file, prefix + "_nll", new Channel(split + "_nll", spoken + " by itself", ""));
    addIfThere(draft, on, file, prefix + "_acc", Channel.accuracy(split));
    addIfThere(draft, on, file, prefix + "_err", Channel.error(split));
  }

  private static void addIfThere(
      SurfaceDraft draft, Arrangement on, NamedArrays file, String name, Channel channel) {
    if (file.has(name)) {
      draft.add(channel, on.values(file, name));
    }
  }

  /** Three models span the plane and lie in it; of more, only the distance is unknown. */
  private static List<Marker> markers(NumberArray at) {
    boolean spanning = at.extent(0) == MODELS.size();
    List<Marker> markers = new ArrayList<>();
    for (int i = 0; i < at.extent(0); i++) {
      markers.add(
          new Marker(
              spanning ? MODELS.get(i) : "bend " + i,
              at.get(i, 0),
              at.get(i, 1),
              Double.NaN,
              spanning ? 0 : Double.NaN,
              ""));
    }
    return markers;
  }

  private static ProjectedPath curve(NamedArrays file) {
    NumberArray at = points(file, "curve_coordinates");
    List<ProjectedPath.Point> points = new ArrayList<>();
    for (int i = 0; i < at.extent(0); i++) {
      points.add(new ProjectedPath.Point("", at.get(i, 0), at.get(i, 1), Double.NaN, Double.NaN));
    }
    return new ProjectedPath("curve", points);
  }

  private static NumberArray points(NamedArrays file, String name) {
    NumberArray points = file.array(name);
    if (points.rank() != 2 || points.extent(1) != 2) {
      throw file.problem(
          "\"%s\" must have shape [points, 2], got %s".formatted(name, points.shape()));
    }
    return points;
  }
}
