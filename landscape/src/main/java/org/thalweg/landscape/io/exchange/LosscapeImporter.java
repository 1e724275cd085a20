// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.exchange;

import org.thalweg.landscape.objective.Channel;

/** losscape's {@code data.h5}: a meshgrid and the training loss on it. */
final class LosscapeImporter implements SurfaceImporter {
  @Override
  public String kind() {
    return "losscape data.h5";
  }

  @Override
  public boolean recognises(NamedArrays file) {
    return file.has("X", "Y", "losses");
  }

  @Override
  public ImportedSurface read(NamedArrays file) {
    Arrangement on =
        Arrangement.ofMeshgrid(file, "\"X\" and \"Y\"", file.array("X"), file.array("Y"));
    return new SurfaceDraft(on.grid())
        .add(Channel.loss("train"), on.values(file, "losses"))
        .by("losscape");
  }
}
