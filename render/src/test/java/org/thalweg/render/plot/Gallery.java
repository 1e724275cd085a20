// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.TestSurfaces;
import org.thalweg.render.color.Colormap;

/** Writes one of every picture into a folder, for eyes. */
final class Gallery {
  private Gallery() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    for (String extension : args[1].split(",", -1)) {
      all(folder, "bowl", TestSurfaces.bowl(), extension);
      all(folder, "chasm", TestSurfaces.chasm(), extension);
      all(folder, "himmelblau", TestSurfaces.himmelblau(), extension);
      Stills.write(
          TestSurfaces.curve(), folder.resolve("curve." + extension), PlotOptions.defaults());
    }
  }

  private static void all(Path folder, String name, Surface surface, String extension)
      throws IOException {
    for (PlotKind kind : PlotKind.values()) {
      if (kind != PlotKind.CURVE) {
        long start = System.nanoTime();
        Stills.write(
            surface,
            folder.resolve(
                "%s-%s.%s".formatted(name, kind.name().toLowerCase(Locale.ROOT), extension)),
            PlotOptions.builder().kind(kind).build());
        System.out.printf(
            "%s %s %s %d ms%n", name, kind, extension, (System.nanoTime() - start) / 1_000_000);
      }
    }
    Stills.write(
        surface,
        folder.resolve("%s-dark.%s".formatted(name, extension)),
        PlotOptions.builder().style(Style.DARK).colormap(Colormap.named("magma")).build());
  }
}
