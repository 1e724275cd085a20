// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.caption;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Surface;

/**
 * One number on every node {@code [iy][ix]} of a plane; NaN and infinities are nodes without.
 *
 * <p>Immutable. Positions are fractional node indices: (0, 0) is the first node, (columns − 1, rows
 * − 1) the last.
 */
public final class Field {
  private final int columns;
  private final int rows;
  private final double[] values;

  private Field(int columns, int rows, double[] values) {
    this.columns = columns;
    this.rows = rows;
    this.values = values;
  }

  /** {@code values} in row-major order, x fastest; copied. */
  public static Field of(int columns, int rows, double... values) {
    if (values.length != columns * rows) {
      throw new IllegalArgumentException(
          "a field of %d × %d nodes needs %d values, got %d"
              .formatted(columns, rows, columns * rows, values.length));
    }
    return new Field(columns, rows, values.clone());
  }

  public static Field of(Surface surface, int channel) {
    Grid grid = surface.grid();
    return new Field(grid.columns(), grid.rows(), surface.values(channel));
  }

  /** All of them one above the other, for what looks at values alone. */
  public static Field stacked(List<Field> fields) {
    double[] all = fields.stream().flatMapToDouble(f -> Arrays.stream(f.values)).toArray();
    return new Field(all.length, 1, all);
  }

  public int columns() {
    return columns;
  }

  public int rows() {
    return rows;
  }

  public double at(int ix, int iy) {
    return values[iy * columns + ix];
  }

  public boolean isFinite(int ix, int iy) {
    return Double.isFinite(at(ix, iy));
  }

  /** Whether the cell right of and above this node has four finite corners. */
  public boolean isWholeCell(int ix, int iy) {
    return isFinite(ix, iy)
        && isFinite(ix + 1, iy)
        && isFinite(ix, iy + 1)
        && isFinite(ix + 1, iy + 1);
  }

  /** Bilinear between nodes; NaN outside them and beside a node without a number. */
  public double between(double ix, double iy) {
    if (!(ix >= 0 && iy >= 0 && ix <= columns - 1 && iy <= rows - 1)) {
      return Double.NaN;
    }
    int x = Math.min((int) ix, columns - 2);
    int y = Math.min((int) iy, rows - 2);
    double below = at(x, y) + (ix - x) * (at(x + 1, y) - at(x, y));
    double above = at(x, y + 1) + (ix - x) * (at(x + 1, y + 1) - at(x, y + 1));
    double between = below + (iy - y) * (above - below);
    return isWholeCell(x, y) ? between : Double.NaN;
  }

  /** The finite values in rising order. */
  public double[] sorted() {
    return Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
  }

  public long nonFinite() {
    return Arrays.stream(values).filter(v -> !Double.isFinite(v)).count();
  }

  /** Every finite value through {@code f}; the others stay. */
  public Field map(DoubleUnaryOperator f) {
    double[] mapped = values.clone();
    for (int i = 0; i < mapped.length; i++) {
      mapped[i] = Double.isFinite(mapped[i]) ? f.applyAsDouble(mapped[i]) : mapped[i];
    }
    return new Field(columns, rows, mapped);
  }

  /** Nodes without a number take the mean of their finite neighbours, ring by ring. */
  public Field filled() {
    double[] current = values.clone();
    boolean open = Arrays.stream(current).anyMatch(v -> !Double.isFinite(v));
    boolean any = Arrays.stream(current).anyMatch(Double::isFinite);
    while (open && any) {
      double[] next = current.clone();
      open = false;
      for (int i = 0; i < current.length; i++) {
        if (!Double.isFinite(current[i])) {
          next[i] = neighbourMean(current, i % columns, i / columns);
          open |= !Double.isFinite(next[i]);
        }
      }
      current = next;
    }
    return new Field(columns, rows, current);
  }

  private double neighbourMean(double[] of, int ix, int iy) {
    double sum = 0;
    int count = 0;
    for (int y = Math.max(0, iy - 1); y <= Math.min(rows - 1, iy + 1); y++) {
      for (int x = Math.max(0, ix - 1); x <= Math.min(columns - 1, ix + 1); x++) {
        double value = of[y * columns + x];
        if (Double.isFinite(value)) {
          sum += value;
          count++;
        }
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  /** This field within a ring of {@code value}: every line at a level above it closes. */
  public Field ringed(double value) {
    double[] ringed = new double[(columns + 2) * (rows + 2)];
    Arrays.fill(ringed, value);
    for (int iy = 0; iy < rows; iy++) {
      System.arraycopy(values, iy * columns, ringed, (iy + 1) * (columns + 2) + 1, columns);
    }
    return new Field(columns + 2, rows + 2, ringed);
  }
}
