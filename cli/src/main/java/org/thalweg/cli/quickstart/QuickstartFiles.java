// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.quickstart;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.cli.run.CriticalFiles;
import org.thalweg.cli.run.CriticalReport;
import org.thalweg.landscape.critical.CriticalAnalysis;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.export.Exporters;
import org.thalweg.render.page.ViewerPage;
import org.thalweg.render.plot.PlotKind;
import org.thalweg.render.plot.PlotOptions;
import org.thalweg.render.plot.Stills;

/** What the quickstart leaves in its folder, and the table that says so. */
final class QuickstartFiles {
  private static final String PAGE = "landscape.html";

  private final Path folder;

  QuickstartFiles(Path folder) {
    this.folder = folder;
  }

  /** Pictures and meshes of each surface by its name, and one page of all. */
  void write(Map<String, Surface> surfaces) {
    PlotOptions relief = PlotOptions.builder().kind(PlotKind.SURFACE).build();
    for (Map.Entry<String, Surface> named : surfaces.entrySet()) {
      String name = named.getKey();
      Surface surface = named.getValue();
      Stills.write(surface, folder.resolve(name + ".png"), PlotOptions.defaults());
      Stills.write(surface, folder.resolve(name + "-3d.png"), relief);
      Exporters.write(surface, folder.resolve(name + ".ply"));
      Exporters.write(surface, folder.resolve(name + ".vtp"));
      critical(name, surface);
    }
    List<Surface> all = List.copyOf(surfaces.values());
    ViewerPage.write(
        all,
        List.copyOf(surfaces.keySet()),
        Optional.of(Stills.thumbnail(all.get(all.size() - 1))),
        folder.resolve(PAGE));
  }

  /** The points that the surface keeps, for tables and programs. */
  private void critical(String name, Surface surface) {
    CriticalAnalysis analysis = CriticalAnalysis.of(surface);
    CriticalReport report = new CriticalReport(folder.resolve(name + ".h5"), analysis, false);
    for (String extension : List.of("csv", "json")) {
      Path file = folder.resolve(name + "-critical." + extension);
      CriticalFiles.write(surface, analysis, report, file);
    }
  }

  String table(int checkpoints, double seconds) {
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
    row(text, "checkpoints/", checkpoints + " moments of the training (safetensors)");
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
}
