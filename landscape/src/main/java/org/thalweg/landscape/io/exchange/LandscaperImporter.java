// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.exchange;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;

/**
 * Landscaper's {@code .npz}: coordinates of shape [d, n] and the loss, whose first index is x.
 *
 * <p>Landscaper's own plots pair this loss with transposed coordinates; the arrays are right.
 */
final class LandscaperImporter implements SurfaceImporter {
  @Override
  public String kind() {
    return "Landscaper .npz";
  }

  @Override
  public boolean recognises(NamedArrays file) {
    return file.has("loss", "coordinates");
  }

  @Override
  public ImportedSurface read(NamedArrays file) {
    NumberArray coordinates = file.array("coordinates");
    if (coordinates.rank() != 2 || coordinates.extent(0) < 1 || coordinates.extent(0) > 2) {
      throw file.problem(
          "\"coordinates\" must be of 1 or 2 axes, got shape %s; save a plane of a volume by itself"
              .formatted(coordinates.shape()));
    }
    List<Axis> axes = new ArrayList<>();
    for (int axis = 0; axis < coordinates.extent(0); axis++) {
      axes.add(Arrangement.axis(file, "\"coordinates\"", coordinates.row(axis)));
    }
    Arrangement on = new Arrangement(new Grid(axes), false);
    return new SurfaceDraft(on.grid()).add(Channels.LOSS, on.values(file, "loss")).by("Landscaper");
  }
}
