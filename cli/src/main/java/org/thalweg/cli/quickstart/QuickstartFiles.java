// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.quickstart;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.cli.run.CriticalFiles;
import org.thalweg.landscape.analysis.critical.CriticalAnalysis;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.caption.Caption;
import org.thalweg.render.caption.CaptionLength;
import org.thalweg.render.export.Exporters;
import org.thalweg.render.page.ViewerPage;
import org.thalweg.render.plot.PlotKind;
import org.thalweg.render.plot.PlotOptions;
import org.thalweg.render.plot.Stills;
import org.thalweg.study.report.CriticalReport;

/** What the quickstart leaves in its folder, and the table that says so. */
final class QuickstartFiles {
  private static final String PAGE = "landscape.html";
  private static final PlotOptions RELIEF = brief().kind(PlotKind.SURFACE).build();

  private final Path folder;

  QuickstartFiles(Path folder) {
    this.folder = folder;
  }

  Path surface(String name) {
    return folder.resolve(name + ".h5");
  }

  Path picture(String name) {
    return folder.resolve(name + ".png");
  }

  /** A picture of what is measured first, in the place of the one to come. */
  void writeCoarse(String name, Surface coarse, Grid whole) {
    String shown = coarse.channels().get(coarse.lossChannel()).label();
    String title =
        Caption.of(coarse, coarse.lossChannel())
            .title(
                "%s, the first %s of %s points"
                    .formatted(
                        shown,
                        FirstPictures.describe(coarse.grid()),
                        FirstPictures.describe(whole)));
    Stills.write(coarse, picture(name), brief().title(title).build());
  }

  /** Pictures and meshes of a surface. */
  void write(String name, Surface surface) {
    Stills.write(surface, picture(name), brief().build());
    Stills.write(surface, folder.resolve(name + "-3d.png"), RELIEF);
    Exporters.write(surface, folder.resolve(name + ".ply"));
    Exporters.write(surface, folder.resolve(name + ".vtp"));
  }

  /** One page of all surfaces by their names, with a picture for browsers that cannot draw. */
  void writePage(Map<String, Surface> surfaces, byte[] thumbnail) {
    ViewerPage.write(
        List.copyOf(surfaces.values()),
        List.copyOf(surfaces.keySet()),
        Optional.of(thumbnail),
        folder.resolve(PAGE));
  }

  /** The points that the surface keeps, for tables and programs. */
  void writePoints(String name, Surface surface) {
    CriticalAnalysis analysis = CriticalAnalysis.of(surface);
    CriticalReport report = new CriticalReport(surface(name), analysis, false);
    for (String extension : List.of("csv", "json")) {
      Path file = folder.resolve(name + "-critical." + extension);
      CriticalFiles.write(surface, analysis, report, file);
    }
  }

  String table(double seconds) {
    StringBuilder text = new StringBuilder();
    text.append("%nDone in %.0f s. In %s:%n%n".formatted(seconds, folder));
    row(text, PAGE, "both landscapes in 3-D, with the training path: open it in a browser");
    row(text, "random.png, -3d.png", "the plane of two random, filter-normalised directions");
    row(text, "pca.png, -3d.png", "the plane that holds most of the training path");
    row(
        text,
        "*-critical.csv, .json",
        "their minima and saddles, with slope and curvature over all parameters");
    row(text, "random.h5, pca.h5", "the numbers (HDF5); 'thalweg info' tells how they were made");
    row(text, "*.ply, *.vtp", "the surfaces as meshes, for Blender and ParaView");
    row(text, "training/", "the training: checkpoints (safetensors) and its metrics (CSV)");
    text.append("%nTry next:%n".formatted());
    text.append("  thalweg info %s%n".formatted(folder.resolve("pca.h5")));
    text.append(
        "  thalweg plot %s --kind contour -o contour.svg%n".formatted(folder.resolve("pca.h5")));
    text.append("  thalweg critical %s%n".formatted(folder.resolve("random.h5")));
    text.append("  thalweg surface --help      (your own network)%n".formatted());
    return text.toString();
  }

  private static void row(StringBuilder text, String files, String meaning) {
    text.append("  %-22s %s%n".formatted(files, meaning));
  }

  private static PlotOptions.Builder brief() {
    return PlotOptions.builder().caption(CaptionLength.SHORT);
  }
}
