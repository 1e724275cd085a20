// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.thalweg.cli.option.PictureOptions;
import org.thalweg.landscape.InputFileException;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.io.exchange.ProjectionFile;
import org.thalweg.landscape.io.exchange.SurfaceFiles;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.plot.PlaneLine;
import org.thalweg.render.plot.PlotOptions;
import org.thalweg.render.plot.Stills;

/**
 * The files of one picture: a plane and what lies on it, planes side by side, curves over one axis,
 * or paths alone.
 */
public final class PictureFiles {
  private final List<Surface> planes = new ArrayList<>();
  private final List<String> planeNames = new ArrayList<>();
  private final List<Surface> curves = new ArrayList<>();
  private final List<String> curveNames = new ArrayList<>();
  private final List<ProjectedPath> paths = new ArrayList<>();

  private PictureFiles() {}

  /**
   * Reads them all.
   *
   * @throws InputFileException if one is neither a surface nor a projected path
   */
  public static PictureFiles read(List<Path> files) {
    PictureFiles read = new PictureFiles();
    for (Path file : files) {
      if (ProjectionFile.isOne(file)) {
        read.paths.add(ProjectionFile.read(file));
      } else {
        read.add(SurfaceFiles.read(file), stem(file));
      }
    }
    if (read.planes.size() > 1 && files.size() > read.planes.size()) {
      throw new IllegalArgumentException(
          "curves and paths lie on one plane, got %d planes; draw each by itself"
              .formatted(read.planes.size()));
    }
    return read;
  }

  private void add(Surface surface, String name) {
    if (surface.grid().dimension() == 1) {
      curves.add(surface);
      curveNames.add(name);
    } else {
      planes.add(surface);
      planeNames.add(name);
    }
  }

  private static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".h5") ? name.substring(0, name.length() - 3) : name;
  }

  /** Draws the picture that these files make together. */
  public void draw(Path output, PictureOptions asked) {
    if (planes.size() > 1) {
      List<Surface> all = planes.stream().map(plane -> prepared(plane, asked)).toList();
      Stills.write(all, planeNames, output, asked.get());
    } else if (!planes.isEmpty()) {
      drawPlane(output, asked);
    } else if (curves.isEmpty()) {
      Stills.writePath(paths, output, asked.get());
    } else if (!paths.isEmpty()) {
      throw new IllegalArgumentException(
          "a projected path lies on a plane, got %s beside curves; name a plane too"
              .formatted(paths.get(0).name()));
    } else if (curves.size() == 1) {
      Stills.write(prepared(curves.get(0), asked), output, asked.get());
    } else {
      List<Surface> all = curves.stream().map(curve -> prepared(curve, asked)).toList();
      Stills.write(all, curveNames, output, asked.get());
    }
  }

  private void drawPlane(Path output, PictureOptions asked) {
    Surface plane = prepared(planes.get(0), asked);
    List<PlaneLine> lines = new ArrayList<>();
    for (int k = 0; k < curves.size(); k++) {
      String name = curveNames.get(k);
      lines.add(
          PlaneLine.of(plane, curves.get(k), name)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "%s is not known to lie in the plane: it shares neither its centre and a direction nor two models with it"
                              .formatted(name))));
    }
    if (!paths.isEmpty()) {
      List<ProjectedPath> all = new ArrayList<>(plane.paths());
      all.addAll(paths);
      plane = plane.withPaths(all);
    }
    PlotOptions options = asked.get(lines);
    Stills.write(plane, output, options);
  }

  /** Error is 100 - accuracy: computed where it is asked for. */
  private static Surface prepared(Surface surface, PictureOptions asked) {
    boolean error = asked.channel().filter(name -> name.endsWith("_err")).isPresent();
    return error && surface.findChannel(asked.channel().orElseThrow()).isEmpty()
        ? surface.withErrors()
        : surface;
  }
}
