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
                        .formatted(
                            all.stream()
                                .map(e -> "." + e.extension())
                                .collect(Collectors.joining(", ")),
                            file.getFileName())));
  }

  /** Writes {@code surface} to {@code out}, which appears whole, in the format of its extension. */
  public static void write(Surface surface, Path out) {
    Exporter exporter = forFile(out);
    AtomicFile.stream(out, stream -> exporter.write(surface, stream));
  }
}
