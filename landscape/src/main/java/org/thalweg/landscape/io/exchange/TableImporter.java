// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.NodeStatus;

/**
 * A table of points: one or two columns of coordinates, then values.
 *
 * <p>Coordinates are {@code x} and {@code y}, as in our own tables, or what stands before the first
 * loss. A column {@code status} holds our codes.
 *
 * <p>Rows may stand in any order; each says itself where its point is. The tables that art-ml-final
 * published ({@code theta_0,theta_1,loss}) hold the loss of the mirrored point: this reads what
 * they say, not what they mean.
 */
final class TableImporter implements SurfaceImporter {
  private static final String STATUS = "status";

  @Override
  public String kind() {
    return "a table x,y,loss (.csv)";
  }

  @Override
  public boolean recognises(NamedArrays file) {
    int coordinates = coordinates(file.names());
    return file instanceof TableArrays && (coordinates == 1 || coordinates == 2);
  }

  private static int coordinates(List<String> names) {
    if (names.size() > 1 && names.get(0).equals("x")) {
      return names.get(1).equals("y") ? 2 : 1;
    }
    int at = 0;
    while (at < names.size() && !names.get(at).contains("loss")) {
      at++;
    }
    return at == names.size() ? 0 : at;
  }

  @Override
  public ImportedSurface read(NamedArrays file) {
    List<String> names = file.names();
    int coordinates = coordinates(names);
    double[][] at = new double[coordinates][];
    for (int c = 0; c < coordinates; c++) {
      // Adding 0 makes one number of the two zeros.
      at[c] = Arrays.stream(file.array(names.get(c)).toArray()).map(value -> value + 0.0).toArray();
    }
    int[] nodes = nodes(file, at);
    SurfaceDraft draft = new SurfaceDraft(grid(file, at));
    for (String name : names.subList(coordinates, names.size())) {
      double[] values = placed(nodes, file.array(name).toArray());
      if (name.equals(STATUS)) {
        draft.status(status(file, values));
      } else {
        draft.add(Channels.named(name), values);
      }
    }
    if (draft.isEmpty()) {
      throw file.problem("has coordinates, but no column of values");
    }
    for (int c = 0; c < coordinates; c++) {
      draft.remark("%s is %s".formatted(c == 0 ? "x" : "y", names.get(c)));
    }
    if (coordinates == 2 && names.get(0).startsWith("theta")) {
      draft.remark("read as labelled: art-ml-final's own tables have the two axes exchanged");
    }
    return draft.by("table");
  }

  private static List<NodeStatus> status(NamedArrays file, double[] codes) {
    try {
      return Arrays.stream(codes).mapToObj(code -> NodeStatus.ofCode((int) code)).toList();
    } catch (IllegalArgumentException e) {
      throw file.problem("column \"%s\": %s".formatted(STATUS, e.getMessage()));
    }
  }

  private static Grid grid(NamedArrays file, double[][] at) {
    return new Grid(
        IntStream.range(0, at.length)
            .mapToObj(c -> axis(file, file.names().get(c), at[c]))
            .toList());
  }

  private static Axis axis(NamedArrays file, String name, double[] column) {
    return Arrangement.axis(file, "column \"" + name + "\"", distinct(column));
  }

  /** The node of each row; all nodes once. */
  private static int[] nodes(NamedArrays file, double[][] at) {
    double[] x = distinct(at[0]);
    double[] y = at.length > 1 ? distinct(at[1]) : new double[1];
    int rows = at[0].length;
    boolean[] taken = new boolean[rows];
    int[] nodes = new int[rows];
    if ((long) x.length * y.length != rows) {
      throw file.problem(
          "must hold one row for each of %d × %d points, got %d rows; a path is no surface"
              .formatted(x.length, y.length, rows));
    }
    for (int row = 0; row < rows; row++) {
      int iy = at.length > 1 ? Arrays.binarySearch(y, at[1][row]) : 0;
      nodes[row] = iy * x.length + Arrays.binarySearch(x, at[0][row]);
      if (taken[nodes[row]]) {
        throw file.problem("row %d repeats the point of another".formatted(row + 1));
      }
      taken[nodes[row]] = true;
    }
    return nodes;
  }

  private static double[] distinct(double[] column) {
    return Arrays.stream(column).sorted().distinct().toArray();
  }

  private static double[] placed(int[] nodes, double[] column) {
    double[] values = new double[column.length];
    for (int row = 0; row < column.length; row++) {
      values[nodes[row]] = column[row];
    }
    return values;
  }
}
