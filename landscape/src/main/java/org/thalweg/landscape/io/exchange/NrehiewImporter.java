// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;

/**
 * nreHieW/loss: one number a point, named {@code loss_i_j} and {@code acc_i_j}, i along x.
 *
 * <p>The file has no coordinates: a point's are its numbers, and the surface says so.
 */
final class NrehiewImporter implements SurfaceImporter {
  private static final Pattern POINT = Pattern.compile("loss_(\\d{1,6})_(\\d{1,6})");

  @Override
  public String kind() {
    return "nreHieW/loss .h5";
  }

  @Override
  public boolean recognises(NamedArrays file) {
    return file.has("loss_0_0");
  }

  @Override
  public ImportedSurface read(NamedArrays file) {
    List<Matcher> points =
        file.names().stream().map(POINT::matcher).filter(Matcher::matches).toList();
    int columns = extent(points, 1);
    int rows = extent(points, 2);
    if (columns < 2 || rows < 2 || points.size() != (long) columns * rows) {
      throw file.problem(
          "must hold \"loss_i_j\" for each of %d × %d points, at least 2 × 2, got %d of them"
              .formatted(columns, rows, points.size()));
    }
    Grid grid = Grid.plane(new Axis(0, columns - 1, columns), new Axis(0, rows - 1, rows));
    SurfaceDraft draft =
        new SurfaceDraft(grid).add(Channel.loss("train"), values(file, grid, "loss"));
    if (file.has("acc_0_0")) {
      draft.add(Channel.accuracy("train"), values(file, grid, "acc"));
    }
    return draft
        .remark("coordinates are the points' numbers: the file has no others")
        .by("nreHieW/loss");
  }

  private static int extent(List<Matcher> points, int index) {
    return 1 + points.stream().mapToInt(p -> Integer.parseInt(p.group(index))).max().orElse(-1);
  }

  private static double[] values(NamedArrays file, Grid grid, String quantity) {
    double[] values = new double[grid.size()];
    Arrays.setAll(
        values,
        node -> {
          String name = "%s_%d_%d".formatted(quantity, grid.ix(node), grid.iy(node));
          NumberArray value = file.array(name);
          if (value.rank() != 0) {
            throw file.problem(
                "\"%s\" must be one number, got shape %s".formatted(name, value.shape()));
          }
          return value.get(0);
        });
    return values;
  }
}
