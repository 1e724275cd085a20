// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.exchange;

import java.util.List;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;

/**
 * landscapeviz's meshes: {@code space}, the coordinates of both axes, and a matrix a Keras metric.
 *
 * <p>Its older {@code meshfile.hdf5} has a meshgrid in place of {@code space} and {@code Z_} before
 * the loss's name.
 */
final class LandscapevizImporter implements SurfaceImporter {
  private static final String SPACE = "space";
  private static final String OLDER_LOSS = "Z_";
  private static final String AT_CENTRE = "original_";

  @Override
  public String kind() {
    return "landscapeviz .hdf5";
  }

  @Override
  public boolean recognises(NamedArrays file) {
    return file.has(SPACE)
        || (file.has("X", "Y")
            && file.names().stream().anyMatch(name -> name.startsWith(OLDER_LOSS)));
  }

  @Override
  public ImportedSurface read(NamedArrays file) {
    Arrangement on = arrangement(file);
    SurfaceDraft draft = new SurfaceDraft(on.grid());
    for (String name : metrics(file)) {
      draft.add(channel(name), on.values(file, name));
    }
    if (draft.isEmpty()) {
      throw file.problem("has coordinates, but no matrix of a metric, such as \"loss\"");
    }
    for (String name : file.names()) {
      if (name.startsWith(AT_CENTRE)) {
        draft.remark(
            "%s at the centre: %s"
                .formatted(name.substring(AT_CENTRE.length()), file.array(name).toArray()[0]));
      }
    }
    return draft.by("landscapeviz");
  }

  private static Arrangement arrangement(NamedArrays file) {
    if (!file.has(SPACE)) {
      return Arrangement.ofMeshgrid(file, "\"X\" and \"Y\"", file.array("X"), file.array("Y"));
    }
    Axis axis = Arrangement.axis(file, "\"space\"", file.array(SPACE).toArray());
    return new Arrangement(Grid.plane(axis, axis), true);
  }

  /** The losses first, else as the file lists them. */
  private static List<String> metrics(NamedArrays file) {
    return file.names().stream()
        .filter(name -> !List.of(SPACE, "X", "Y").contains(name) && !name.startsWith(AT_CENTRE))
        .sorted((a, b) -> Boolean.compare(isLoss(b), isLoss(a)))
        .toList();
  }

  private static boolean isLoss(String name) {
    return name.equals("loss") || name.startsWith(OLDER_LOSS);
  }

  private static Channel channel(String name) {
    return name.startsWith(OLDER_LOSS)
        ? Channels.lossNamed(name.substring(OLDER_LOSS.length()))
        : Channels.named(name);
  }
}
