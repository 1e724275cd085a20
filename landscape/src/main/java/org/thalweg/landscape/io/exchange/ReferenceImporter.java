// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.exchange;

import java.util.List;
import java.util.Optional;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.surface.SurfaceFile;

/** Our own surface files, and those of the reference implementation, whose layout they share. */
final class ReferenceImporter implements SurfaceImporter {
  @Override
  public String kind() {
    return "surface files of Thalweg and of tomgoldstein/loss-landscape (.h5)";
  }

  @Override
  public boolean recognises(NamedArrays file) {
    return file.has("xcoordinates");
  }

  @Override
  public ImportedSurface read(NamedArrays file) {
    Surface surface = SurfaceFile.read(file.file());
    if (surface.provenance().isPresent()) {
      return new ImportedSurface(surface, "Thalweg", List.of());
    }
    return new ImportedSurface(
        surface,
        "loss-landscape",
        name(file).map(ReferenceName::describe).map(List::of).orElse(List.of()));
  }

  /** What its own name says, else what the name of its direction file says. */
  private static Optional<ReferenceName> name(NamedArrays file) {
    return ReferenceName.find(file.file().toString())
        .or(() -> directionFile(file).flatMap(ReferenceName::find));
  }

  private static Optional<String> directionFile(NamedArrays file) {
    return file instanceof Hdf5Arrays hdf5 && hdf5.input().has("dir_file")
        ? hdf5.input().texts("dir_file").stream().findFirst()
        : Optional.empty();
  }
}
