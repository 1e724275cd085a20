// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.figure;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.thalweg.render.caption.Field;

/**
 * Lines of equal value by marching squares, linked into whole lines.
 *
 * <p>Linear along cell edges; a saddle cell is split by its corners' mean. Cells with a non-finite
 * corner have no line. O(nodes) time a level.
 */
public final class IsoLines {
  private static final double OUTSIDE = -1e30;
  private static final int NONE = -1;

  private final Field field;
  private final double level;
  private final int columns;
  private final int vertical;
  // The up to two crossings linked to the crossing on each grid edge.
  private final int[] one;
  private final int[] other;

  private IsoLines(Field field, double level) {
    this.field = field;
    this.level = level;
    columns = field.columns();
    vertical = columns * field.rows();
    one = new int[2 * vertical];
    other = new int[2 * vertical];
    Arrays.fill(one, NONE);
    Arrays.fill(other, NONE);
  }

  /** The lines at {@code level}, in fractional node indices. */
  public static List<Polyline> at(Field field, double level) {
    IsoLines lines = new IsoLines(field, level);
    lines.crossCells();
    return lines.link();
  }

  /**
   * The region {@code value ≥ level} up to the border, in fractional node indices, by the even-odd
   * rule. The field must be finite everywhere ({@link Field#filled}).
   */
  public static Path2D regionAbove(Field field, double level) {
    Path2D region = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    int right = field.columns() - 1;
    int top = field.rows() - 1;
    for (Polyline line : at(field.ringed(OUTSIDE), level)) {
      line.map(x -> clamp(x - 1, right), y -> clamp(y - 1, top)).addTo(region);
    }
    return region;
  }

  private static double clamp(double value, int max) {
    return Math.max(0, Math.min(max, value));
  }

  private void crossCells() {
    for (int iy = 0; iy < field.rows() - 1; iy++) {
      for (int ix = 0; ix < columns - 1; ix++) {
        if (field.isWholeCell(ix, iy)) {
          crossCell(ix, iy);
        }
      }
    }
  }

  private void crossCell(int ix, int iy) {
    int bottom = iy * columns + ix;
    int top = bottom + columns;
    int left = vertical + bottom;
    int right = left + 1;
    int corners =
        above(ix, iy)
            | above(ix + 1, iy) << 1
            | above(ix + 1, iy + 1) << 2
            | above(ix, iy + 1) << 3;
    switch (corners) {
      case 1, 14 -> join(left, bottom);
      case 2, 13 -> join(bottom, right);
      case 4, 11 -> join(right, top);
      case 8, 7 -> join(top, left);
      case 3, 12 -> join(left, right);
      case 6, 9 -> join(bottom, top);
      case 5, 10 -> {
        boolean keepsFirstTogether = (centre(ix, iy) >= level) == (corners == 5);
        join(left, keepsFirstTogether ? top : bottom);
        join(right, keepsFirstTogether ? bottom : top);
      }
      default -> {}
    }
  }

  private int above(int ix, int iy) {
    return field.at(ix, iy) >= level ? 1 : 0;
  }

  private double centre(int ix, int iy) {
    return (field.at(ix, iy)
            + field.at(ix + 1, iy)
            + field.at(ix, iy + 1)
            + field.at(ix + 1, iy + 1))
        / 4;
  }

  private void join(int a, int b) {
    attach(a, b);
    attach(b, a);
  }

  private void attach(int edge, int to) {
    if (one[edge] == NONE) {
      one[edge] = to;
    } else {
      other[edge] = to;
    }
  }

  private List<Polyline> link() {
    List<Polyline> lines = new ArrayList<>();
    // Open lines from their ends first; what is left then is loops.
    for (int edge = 0; edge < one.length; edge++) {
      if (one[edge] != NONE && other[edge] == NONE) {
        lines.add(walk(edge));
      }
    }
    for (int edge = 0; edge < one.length; edge++) {
      if (one[edge] != NONE) {
        lines.add(walk(edge));
      }
    }
    return lines;
  }

  /** Follows the links from {@code start} and removes them; a loop comes back to it. */
  private Polyline walk(int start) {
    List<Integer> edges = new ArrayList<>();
    edges.add(start);
    int at = start;
    while (one[at] != NONE) {
      int next = one[at];
      detach(at, next);
      detach(next, at);
      edges.add(next);
      at = next;
    }
    double[] xs = new double[edges.size()];
    double[] ys = new double[edges.size()];
    for (int i = 0; i < xs.length; i++) {
      place(edges.get(i), xs, ys, i);
    }
    return new Polyline(xs, ys);
  }

  private void detach(int edge, int from) {
    if (one[edge] == from) {
      one[edge] = other[edge];
    }
    other[edge] = NONE;
  }

  private void place(int edge, double[] xs, double[] ys, int i) {
    boolean upright = edge >= vertical;
    int node = upright ? edge - vertical : edge;
    int ix = node % columns;
    int iy = node / columns;
    double from = field.at(ix, iy);
    double to = upright ? field.at(ix, iy + 1) : field.at(ix + 1, iy);
    double share = (level - from) / (to - from);
    xs[i] = upright ? ix : ix + share;
    ys[i] = upright ? iy + share : iy;
  }
}
