// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.exchange;

import io.jhdf.api.WritableGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.thalweg.landscape.InputFileException;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath.Point;
import org.thalweg.landscape.io.hdf5.Hdf5Input;
import org.thalweg.landscape.io.hdf5.Hdf5Output;

/**
 * Projected training paths as the reference implementation's projection files.
 *
 * <p>{@code proj_xcoord} and {@code proj_ycoord} are float64, one number a checkpoint, the last one
 * (0, 0). Beside them ours hold {@code name}, {@code label}, {@code loss} and {@code off_plane}.
 */
public final class ProjectionFile {
  private static final String X = "proj_xcoord";
  private static final String Y = "proj_ycoord";
  private static final String UNNAMED = "training path";

  private ProjectionFile() {}

  /**
   * Reads a path, written by us, by the reference implementation or by landscapeviz.
   *
   * <p>Loss and distance from the plane are NaN, unknown, in files of others. The reference's
   * {@code cos} projection gives lengths: along a direction of norm other than 1 these are not the
   * multiples that a surface counts in; divide by that norm. PCA directions have norm 1.
   * landscapeviz writes {@code X} and {@code Y} about the mean of the path's steps: they are moved
   * so that the last checkpoint, the centre of its surface, is (0, 0).
   *
   * @throws InputFileException if it is missing, damaged, or holds no path
   */
  public static ProjectedPath read(Path file) {
    try (Hdf5Input input = Hdf5Input.open(file)) {
      if (input.has(X)) {
        return path(input, column(input, X), column(input, Y));
      }
      if (input.has("weights") && input.has("X") && input.has("Y")) {
        return path(input, fromLast(column(input, "X")), fromLast(column(input, "Y")));
      }
      throw input.problem("holds no projected path: it has no dataset \"" + X + "\"");
    }
  }

  /** Whether {@code file} is an HDF5 file that holds such a path; false for one that is missing. */
  public static boolean isOne(Path file) {
    try (Hdf5Input input = Hdf5Input.open(file)) {
      return input.has(X) || (input.has("weights") && input.has("X") && input.has("Y"));
    } catch (InputFileException e) {
      return false;
    }
  }

  /** Numbers without end points have no last one. */
  private static double[] fromLast(double[] column) {
    double last = column.length == 0 ? 0 : column[column.length - 1];
    return Arrays.stream(column).map(value -> value - last).toArray();
  }

  private static double[] column(Hdf5Input input, String dataset) {
    double[] column = input.doubles(dataset);
    if (input.shape(dataset).size() != 1) {
      throw input.problem(
          "\"%s\" must hold one number a checkpoint, got shape %s"
              .formatted(dataset, input.shape(dataset)));
    }
    return column;
  }

  private static ProjectedPath path(Hdf5Input input, double[] x, double[] y) {
    requireCount(input, Y, x.length, y.length);
    double[] loss = further(input, "loss", x.length);
    double[] offPlane = further(input, "off_plane", x.length);
    List<String> labels =
        input.has("label") ? input.texts("label") : Collections.nCopies(x.length, "");
    requireCount(input, "label", x.length, labels.size());
    List<Point> points = new ArrayList<>(x.length);
    for (int i = 0; i < x.length; i++) {
      points.add(new Point(labels.get(i), x[i], y[i], loss[i], offPlane[i]));
    }
    return new ProjectedPath(input.has("name") ? input.texts("name").get(0) : UNNAMED, points);
  }

  private static double[] further(Hdf5Input input, String dataset, int count) {
    if (!input.has(dataset)) {
      double[] unknown = new double[count];
      Arrays.fill(unknown, Double.NaN);
      return unknown;
    }
    double[] values = column(input, dataset);
    requireCount(input, dataset, count, values.length);
    return values;
  }

  private static void requireCount(Hdf5Input input, String dataset, int wanted, int got) {
    if (got != wanted) {
      throw input.problem(
          "\"%s\" must hold one value for each of %d checkpoints, got %d"
              .formatted(dataset, wanted, got));
    }
  }

  /**
   * Writes a path; the file appears whole or not at all.
   *
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  public static void write(Path file, ProjectedPath path) {
    if (path.points().isEmpty()) {
      throw new IllegalArgumentException("a projection file holds at least 1 point, got none");
    }
    Hdf5Output.write(file, root -> put(root, path));
  }

  private static void put(WritableGroup root, ProjectedPath path) {
    root.putDataset(X, values(path, Point::x));
    root.putDataset(Y, values(path, Point::y));
    root.putDataset("loss", values(path, Point::loss));
    root.putDataset("off_plane", values(path, Point::offPlane));
    root.putDataset("label", path.points().stream().map(Point::label).toArray(String[]::new));
    root.putDataset("name", path.name());
  }

  private static double[] values(ProjectedPath path, ToDoubleFunction<Point> value) {
    return path.points().stream().mapToDouble(value).toArray();
  }
}
