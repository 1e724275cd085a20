// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.thalweg.landscape.AtomicFile;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.FileExtension;

/** All export formats at hand. */
public final class Exporters {
  private Exporters() {}

  /** Every exporter, by extension. */
  public static List<Exporter> all() {
    return ServiceLoader.load(Exporter.class, Exporters.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(Exporter::extension))
        .toList();
  }

  /** The exporter for a file's extension; an unknown one is refused with the known ones. */
  public static Exporter forFile(Path file) {
    String extension = FileExtension.of(file);
    List<Exporter> all = all();
    return all.stream()
        .filter(exporter -> exporter.extension().equals(extension))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "an export ends in %s, got \"%s\""
                        .formatted(extensions(all), file.getFileName())));
  }

  /** As {@link #forFile(Path)}; a format that cannot hold {@code part} is refused. */
  public static Exporter forFile(Path file, Part part) {
    Exporter exporter = forFile(file);
    require(exporter, part);
    return exporter;
  }

  /** Writes {@code surface} to {@code out}, which appears whole, in the format of its extension. */
  public static void write(Surface surface, Path out) {
    write(surface, out, Part.SURFACE);
  }

  /** Writes one part of {@code surface}, as {@link #write(Surface, Path)}. */
  public static void write(Surface surface, Path out, Part part) {
    Exporter exporter = forFile(out, part);
    AtomicFile.stream(out, stream -> exporter.write(surface, part, stream));
  }

  /** Refuses a part that the format cannot hold, and names the formats that can. */
  static void require(Exporter exporter, Part part) {
    if (!exporter.parts().contains(part)) {
      throw new IllegalArgumentException(
          "a .%s export holds the %s, got \"%s\"; that goes to %s"
              .formatted(
                  exporter.extension(),
                  exporter.parts().stream().map(Part::toString).collect(Collectors.joining(" or ")),
                  part,
                  extensions(all().stream().filter(e -> e.parts().contains(part)).toList())));
    }
  }

  private static String extensions(List<Exporter> exporters) {
    return exporters.stream().map(e -> "." + e.extension()).collect(Collectors.joining(", "));
  }
}
