// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.exchange;

import org.thalweg.landscape.surface.Grid;

/** PascalSun/LossLandscape's {@code landscape.json}: its plane, else its line. */
final class PascalSunImporter implements SurfaceImporter {
  private static final String PLANE = "loss_grid_2d";
  private static final String LINE = "loss_line_1d";
  private static final String VOLUME = "loss_grid_3d";

  @Override
  public String kind() {
    return "PascalSun/LossLandscape landscape.json";
  }

  @Override
  public boolean recognises(NamedArrays file) {
    return file.has(PLANE) || file.has(LINE) || file.has(VOLUME);
  }

  @Override
  public ImportedSurface read(NamedArrays file) {
    boolean plane = file.has(PLANE);
    if (!plane && !file.has(LINE)) {
      throw file.problem("holds a volume only; sample a plane or a line");
    }
    Arrangement on = plane ? plane(file) : line(file);
    SurfaceDraft draft =
        new SurfaceDraft(on.grid()).add(Channels.LOSS, on.values(file, plane ? PLANE : LINE));
    String baseline = plane ? "baseline_loss" : "baseline_loss_1d";
    if (file.has(baseline)) {
      draft.remark("loss at the centre: " + file.array(baseline).get(0));
    }
    if (file.has("trajectory_data")) {
      draft.remark("its path is left out: the file does not say that it lies in this plane");
    }
    return draft.by("PascalSun/LossLandscape");
  }

  private static Arrangement plane(NamedArrays file) {
    return Arrangement.ofMeshgrid(file, "\"X\" and \"Y\"", file.array("X"), file.array("Y"));
  }

  private static Arrangement line(NamedArrays file) {
    String name = file.has("X_1d") ? "X_1d" : "X";
    NumberArray x = file.array(name);
    return new Arrangement(
        Grid.line(Arrangement.axis(file, "\"" + name + "\"", x.toArray())), true);
  }
}
