// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.run;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.thalweg.landscape.analysis.critical.CriticalAnalysis;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.surface.SurfaceFile;
import org.thalweg.render.FileExtension;
import org.thalweg.render.caption.CaptionLength;
import org.thalweg.render.export.Exporters;
import org.thalweg.render.export.Part;
import org.thalweg.render.plot.PlotOptions;
import org.thalweg.render.plot.Stills;
import org.thalweg.study.opening.OutputPlace;
import org.thalweg.study.report.CriticalReport;

/** Critical points as files, by their extensions. */
public final class CriticalFiles {
  private static final Set<String> PICTURES = Set.of("png", "svg", "pdf");
  private static final Set<String> TABLES = Set.of("csv", "vtp");
  private static final List<String> ALL =
      List.of(".h5", ".json", ".csv", ".vtp", ".png", ".svg", ".pdf");

  private CriticalFiles() {}

  /**
   * Refuses a place that cannot be written and an extension that says nothing.
   *
   * @throws IllegalArgumentException with the extensions there are
   */
  public static void check(Path output) {
    OutputPlace.check(output);
    String extension = FileExtension.of(output);
    if (!ALL.contains("." + extension)) {
      throw new IllegalArgumentException(
          "-o %s: critical points go to %s".formatted(output, String.join(", ", ALL)));
    }
  }

  /** Writes one of them; a surface file is a copy of {@code surface} that keeps the points. */
  public static void write(
      Surface surface, CriticalAnalysis analysis, CriticalReport report, Path output) {
    Surface told = surface.withCritical(analysis.points());
    String extension = FileExtension.of(output);
    if (extension.equals("h5")) {
      SurfaceFile.write(output, told);
    } else if (TABLES.contains(extension)) {
      Exporters.write(told, output, Part.CRITICAL);
    } else if (PICTURES.contains(extension)) {
      PlotOptions options =
          PlotOptions.builder()
              .caption(CaptionLength.SHORT)
              .channel(analysis.points().channel())
              .critical(true)
              .separatrices(surface.grid().dimension() == 2)
              .strip(false)
              .build();
      Stills.write(told, output, options);
    } else {
      JsonOutput.write(report.json(), output.toString(), new PrintWriter(Writer.nullWriter()));
    }
  }
}
