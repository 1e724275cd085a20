// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.relief;

import org.thalweg.render.caption.Field;

/**
 * A finely resampled height over the square, with holes where the surface has no number.
 *
 * <p>Immutable. (u, v) run from 0 to 1 along x and y.
 */
final class HeightField {
  /** The z of the scale's upper end. */
  static final double TOP = 1.0;

  private final Field coarse;
  private final int steps;
  private final int columns;
  private final int rows;
  private final double[] heights;
  private final double[] normals;

  /** Resamples {@code positions}, 0..1 where finite, to about {@code detail} nodes an axis. */
  HeightField(Field positions, int detail) {
    coarse = positions;
    int cells = Math.max(positions.columns(), positions.rows()) - 1;
    steps = Math.max(1, Math.min(16, (int) Math.round((double) detail / cells)));
    columns = (positions.columns() - 1) * steps + 1;
    rows = (positions.rows() - 1) * steps + 1;
    heights = resample(positions.filled());
    normals = normals();
  }

  private double[] resample(Field whole) {
    double[][] alongX = new double[whole.rows()][];
    for (int iy = 0; iy < whole.rows(); iy++) {
      double[] row = new double[whole.columns()];
      for (int ix = 0; ix < row.length; ix++) {
        row[ix] = whole.at(ix, iy);
      }
      alongX[iy] = SmoothRow.resample(row, steps);
    }
    double[] all = new double[columns * rows];
    for (int ix = 0; ix < columns; ix++) {
      double[] column = new double[whole.rows()];
      for (int iy = 0; iy < column.length; iy++) {
        column[iy] = alongX[iy][ix];
      }
      double[] fine = SmoothRow.resample(column, steps);
      for (int iy = 0; iy < rows; iy++) {
        all[iy * columns + ix] = TOP * Math.max(0, Math.min(1, fine[iy]));
      }
    }
    return all;
  }

  private double[] normals() {
    double[] all = new double[3 * columns * rows];
    for (int iy = 0; iy < rows; iy++) {
      for (int ix = 0; ix < columns; ix++) {
        int x0 = Math.max(0, ix - 1);
        int x1 = Math.min(columns - 1, ix + 1);
        int y0 = Math.max(0, iy - 1);
        int y1 = Math.min(rows - 1, iy + 1);
        double dx = (height(x1, iy) - height(x0, iy)) / (x(x1) - x(x0));
        double dy = (height(ix, y1) - height(ix, y0)) / (y(y1) - y(y0));
        double length = Math.sqrt(1 + dx * dx + dy * dy);
        int at = 3 * (iy * columns + ix);
        all[at] = -dx / length;
        all[at + 1] = -dy / length;
        all[at + 2] = 1 / length;
      }
    }
    return all;
  }

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  double x(int ix) {
    return 2.0 * ix / (columns - 1) - 1;
  }

  double y(int iy) {
    return 2.0 * iy / (rows - 1) - 1;
  }

  double height(int ix, int iy) {
    return heights[iy * columns + ix];
  }

  double normal(int ix, int iy, int component) {
    return normals[3 * (iy * columns + ix) + component];
  }

  /** Whether the fine cell right of and above this node lies in a hole. */
  boolean isHole(int ix, int iy) {
    int cx = Math.min(ix / steps, coarse.columns() - 2);
    int cy = Math.min(iy / steps, coarse.rows() - 2);
    return !coarse.isWholeCell(cx, cy);
  }

  /** Heights at positions between nodes. */
  double heightAt(double u, double v) {
    return mix(heights, 1, 0, u, v);
  }

  double normalAt(double u, double v, int component) {
    return mix(normals, 3, component, u, v);
  }

  /** Bilinear in any per-node table of this field's shape. */
  double mix(double[] table, int stride, int offset, double u, double v) {
    double fx = Math.max(0, Math.min(1, u)) * (columns - 1);
    double fy = Math.max(0, Math.min(1, v)) * (rows - 1);
    int ix = Math.min((int) fx, columns - 2);
    int iy = Math.min((int) fy, rows - 2);
    double sx = fx - ix;
    double sy = fy - iy;
    int at = (iy * columns + ix) * stride + offset;
    int above = at + columns * stride;
    return (1 - sy) * ((1 - sx) * table[at] + sx * table[at + stride])
        + sy * ((1 - sx) * table[above] + sx * table[above + stride]);
  }

  boolean isHoleAt(double u, double v) {
    int ix = Math.min((int) (u * (columns - 1)), columns - 2);
    int iy = Math.min((int) (v * (rows - 1)), rows - 2);
    return isHole(Math.max(0, ix), Math.max(0, iy));
  }

  /** The resampled heights as positions 0..1, NaN at nodes without a number around them. */
  Field asField() {
    double[] values = new double[heights.length];
    for (int i = 0; i < values.length; i++) {
      int ix = i % columns;
      int iy = i / columns;
      boolean hole =
          isHole(ix, iy) || isHole(Math.max(0, ix - 1), iy) || isHole(ix, Math.max(0, iy - 1));
      values[i] = hole ? Double.NaN : heights[i] / TOP;
    }
    return Field.of(columns, rows, values);
  }
}
