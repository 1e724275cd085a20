// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.critical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All places where a spline's gradient vanishes, by damped Newton from every cell that may hold
 * one.
 *
 * <p>It starts in cells over whose corners both gradient components change sign, at nodes where the
 * gradient is shorter than at their neighbours, and at nodes that the caller names. A step is at
 * most one cell long and halved until the gradient gets shorter; the end counts if it lies within
 * {@value #FARTHEST} cells of the start, and the gradient is below 10⁻¹⁰ of the range a node. Ends
 * nearer than a quarter of a cell are one point.
 */
final class SmoothSearch {
  private static final int MOST_STEPS = 40;
  private static final double FARTHEST = 1.25;
  private static final double FLAT = 1e-10;
  private static final double SAME = 0.25;
  private static final double SHORTEST_STEP = 1.0 / 128;
  private static final double FLOOR = 1e-9;

  private final BicubicSpline spline;
  private final MissingNodes holes;
  private final int columns;
  private final int rows;
  private final double flat;
  private final Jet[] nodes;
  private final double strongest;
  private final Map<Long, List<SmoothPoint>> found = new HashMap<>();

  private SmoothSearch(BicubicSpline spline, MissingNodes holes, double range) {
    this.spline = spline;
    this.holes = holes;
    columns = spline.columns();
    rows = spline.rows();
    flat = FLAT * range;
    nodes = new Jet[columns * rows];
    Arrays.setAll(nodes, k -> spline.at(k % columns, Math.floorDiv(k, columns)));
    strongest = Arrays.stream(nodes).mapToDouble(Jet::strongest).max().orElse(0);
  }

  /**
   * The points, in the order of their cells, and how strongly the field bends at most.
   *
   * @param strongest the largest magnitude of an eigenvalue at any node, a node being one step
   */
  record Result(List<SmoothPoint> points, double strongest) {}

  /**
   * Searches the whole plane.
   *
   * @param range of the values, which says what flat is
   * @param starts further nodes to start from
   */
  static Result of(BicubicSpline spline, MissingNodes holes, double range, int[] starts) {
    if (!(range > 0)) {
      return new Result(List.of(), 0);
    }
    SmoothSearch search = new SmoothSearch(spline, holes, range);
    search.fromCells();
    search.fromNodes();
    Arrays.stream(starts)
        .forEach(k -> search.from(k % search.columns, Math.floorDiv(k, search.columns)));
    return new Result(search.sorted(), search.strongest);
  }

  private void fromCells() {
    for (int iy = 0; iy < rows - 1; iy++) {
      for (int ix = 0; ix < columns - 1; ix++) {
        int k = iy * columns + ix;
        Jet a = nodes[k];
        Jet b = nodes[k + 1];
        Jet c = nodes[k + columns];
        Jet d = nodes[k + columns + 1];
        if (spansZero(a.dx(), b.dx(), c.dx(), d.dx())
            && spansZero(a.dy(), b.dy(), c.dy(), d.dy())
            && Math.max(Math.max(a.slope(), b.slope()), Math.max(c.slope(), d.slope())) > flat) {
          from(ix + 0.5, iy + 0.5);
        }
      }
    }
  }

  private static boolean spansZero(double a, double b, double c, double d) {
    return Math.min(Math.min(a, b), Math.min(c, d)) <= 0
        && Math.max(Math.max(a, b), Math.max(c, d)) >= 0;
  }

  private void fromNodes() {
    for (int iy = 0; iy < rows; iy++) {
      for (int ix = 0; ix < columns; ix++) {
        if (isSlowest(ix, iy)) {
          from(ix, iy);
        }
      }
    }
  }

  /** Strictly slower than one neighbour at least: a plateau is no point. */
  private boolean isSlowest(int ix, int iy) {
    double own = nodes[iy * columns + ix].slope();
    double steepest = 0;
    for (int y = Math.max(0, iy - 1); y <= Math.min(rows - 1, iy + 1); y++) {
      for (int x = Math.max(0, ix - 1); x <= Math.min(columns - 1, ix + 1); x++) {
        double other = nodes[y * columns + x].slope();
        if (other < own) {
          return false;
        }
        steepest = Math.max(steepest, other);
      }
    }
    return steepest > flat;
  }

  private void from(double u, double v) {
    newton(u, v)
        .filter(p -> spline.contains(p.u(), p.v()) && holes.isWhole(p.u(), p.v()))
        .ifPresent(this::keep);
  }

  private Optional<SmoothPoint> newton(double startU, double startV) {
    double u = startU;
    double v = startV;
    Jet jet = spline.at(u, v);
    for (int i = 0; i < MOST_STEPS && jet.slope() > 0; i++) {
      double[] step = step(jet);
      double share = 1;
      Jet next = spline.at(u + step[0], v + step[1]);
      while (!(next.slope() < jet.slope()) && share > SHORTEST_STEP) {
        share /= 2;
        next = spline.at(u + share * step[0], v + share * step[1]);
      }
      if (!(next.slope() < jet.slope())) {
        break;
      }
      u += share * step[0];
      v += share * step[1];
      jet = next;
      if (Math.max(Math.abs(u - startU), Math.abs(v - startV)) > FARTHEST) {
        return Optional.empty();
      }
    }
    return jet.slope() <= flat ? Optional.of(new SmoothPoint(u, v, jet)) : Optional.empty();
  }

  /** Newton's step by the Hessian's eigenvectors, small where an eigenvalue is next to nothing. */
  private double[] step(Jet jet) {
    double angle = jet.largerDirection();
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    double along = -divided(cos * jet.dx() + sin * jet.dy(), jet.larger());
    double across = -divided(cos * jet.dy() - sin * jet.dx(), jet.smaller());
    double limit = Math.min(1, 1 / Math.max(Math.hypot(along, across), 1e-300));
    return new double[] {
      limit * (cos * along - sin * across), limit * (sin * along + cos * across)
    };
  }

  private double divided(double slope, double eigenvalue) {
    double least = FLOOR * strongest;
    return slope * eigenvalue / (eigenvalue * eigenvalue + least * least);
  }

  private void keep(SmoothPoint point) {
    int cx = (int) Math.floor(point.u());
    int cy = (int) Math.floor(point.v());
    for (int y = cy - 1; y <= cy + 1; y++) {
      for (int x = cx - 1; x <= cx + 1; x++) {
        List<SmoothPoint> here = found.getOrDefault(key(x, y), List.of());
        for (int i = 0; i < here.size(); i++) {
          if (here.get(i).distanceTo(point) < SAME) {
            if (point.jet().slope() < here.get(i).jet().slope() && x == cx && y == cy) {
              here.set(i, point);
            }
            return;
          }
        }
      }
    }
    found.computeIfAbsent(key(cx, cy), k -> new ArrayList<>()).add(point);
  }

  private long key(int cx, int cy) {
    return (cy + 1L) * (columns + 2L) + cx + 1;
  }

  private List<SmoothPoint> sorted() {
    return found.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(e -> e.getValue().stream())
        .toList();
  }
}
