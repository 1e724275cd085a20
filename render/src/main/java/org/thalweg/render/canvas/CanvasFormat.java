// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.canvas;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.thalweg.render.FileExtension;

/** What a sheet can be written as; chosen by a file's extension. */
public enum CanvasFormat {
  PNG,
  SVG,
  PDF;

  /** The format of {@code file}; an unknown extension is refused with the known ones. */
  public static CanvasFormat of(Path file) {
    String extension = FileExtension.of(file);
    return Arrays.stream(values())
        .filter(format -> format.extension().equals(extension))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a picture ends in %s, got \"%s\"".formatted(known(), file.getFileName())));
  }

  private static String known() {
    return Arrays.stream(values()).map(f -> "." + f.extension()).collect(Collectors.joining(", "));
  }

  String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** An empty sheet. */
  public Canvas open(Sheet sheet) {
    return switch (this) {
      case PNG -> new PngCanvas(sheet);
      case SVG -> new SvgCanvas(sheet);
      case PDF -> new PdfCanvas(sheet);
    };
  }
}
