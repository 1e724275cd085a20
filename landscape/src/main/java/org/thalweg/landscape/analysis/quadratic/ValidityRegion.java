// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.quadratic;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;

/**
 * How far from its centre a quadratic model holds on a line or plane.
 *
 * <p>The region is the one around the centre: where a loss crosses its model again farther out,
 * that is chance. Between nodes the deviation as a multiple of the tolerance is linear.
 */
public final class ValidityRegion {
  private final Grid grid;
  private final double[] excess;
  private final boolean[] inside;

  private ValidityRegion(Grid grid, double[] excess, boolean[] inside) {
    this.grid = grid;
    this.excess = excess;
    this.inside = inside;
  }

  /**
   * Compares measured losses with their model.
   *
   * @param losses one a node, in the grid's order
   * @param standardErrors likewise; read where the tolerance asks for them
   * @throws IllegalArgumentException if the grid does not reach around the centre
   */
  public static ValidityRegion of(
      LocalQuadratic model,
      Grid grid,
      double[] losses,
      double[] standardErrors,
      Tolerance tolerance) {
    double[] excess = new double[grid.size()];
    for (int node = 0; node < excess.length; node++) {
      double x = grid.at(node).x();
      double y = grid.at(node).y();
      double off = Math.abs(losses[node] - model.at(x, y));
      double allowed = tolerance.at(model, x, y, standardErrors[node]);
      // A loss that is no number is off by more than any tolerance.
      excess[node] = Double.isFinite(off) ? off / allowed - 1 : Double.POSITIVE_INFINITY;
    }
    return new ValidityRegion(grid, excess, around(grid, excess));
  }

  /**
   * Refuses a grid on which the centre does not lie.
   *
   * @throws IllegalArgumentException if an axis ends before 0 or begins behind it
   */
  public static void requireCentre(Grid grid) {
    grid.axes().forEach(axis -> below(settled(axis)));
  }

  /** The nodes that hold and are joined to those around the centre. */
  private static boolean[] around(Grid grid, double[] excess) {
    boolean[] inside = new boolean[excess.length];
    Deque<Integer> open = new ArrayDeque<>();
    for (int node : centreCell(grid)) {
      if (excess[node] <= 0 && !inside[node]) {
        inside[node] = true;
        open.add(node);
      }
    }
    while (!open.isEmpty()) {
      int node = open.remove();
      for (int next : neighbours(grid, node)) {
        if (next >= 0 && excess[next] <= 0 && !inside[next]) {
          inside[next] = true;
          open.add(next);
        }
      }
    }
    return inside;
  }

  private static int[] centreCell(Grid grid) {
    double[] x = settled(grid.x());
    int left = below(x);
    int right = x[left] == 0 ? left : left + 1;
    if (grid.dimension() == 1) {
      return new int[] {left, right};
    }
    double[] y = settled(grid.y());
    int bottom = below(y);
    int top = y[bottom] == 0 ? bottom : bottom + 1;
    return new int[] {
      grid.index(left, bottom),
      grid.index(right, bottom),
      grid.index(left, top),
      grid.index(right, top)
    };
  }

  /** The coordinates, with 0 where rounding left a trace of it. */
  private static double[] settled(Axis axis) {
    double trace = 1e-9 * (axis.max() - axis.min());
    return Arrays.stream(axis.toArray()).map(c -> Math.abs(c) < trace ? 0 : c).toArray();
  }

  /** The last coordinate that is not positive, and not the last of all unless it is 0. */
  private static int below(double[] coordinates) {
    int last = -1;
    while (last + 1 < coordinates.length && coordinates[last + 1] <= 0) {
      last++;
    }
    boolean beyond = last == coordinates.length - 1 && last >= 0 && coordinates[last] < 0;
    if (last < 0 || beyond) {
      throw new IllegalArgumentException(
          "a quadratic model is of the centre, which must lie on the surface, got coordinates from %s to %s"
              .formatted(coordinates[0], coordinates[coordinates.length - 1]));
    }
    return last;
  }

  /** −1 where there is none. */
  private static int[] neighbours(Grid grid, int node) {
    int ix = grid.ix(node);
    int iy = grid.iy(node);
    return new int[] {
      ix > 0 ? node - 1 : -1,
      ix + 1 < grid.columns() ? node + 1 : -1,
      iy > 0 ? node - grid.columns() : -1,
      iy + 1 < grid.rows() ? node + grid.columns() : -1
    };
  }

  /**
   * How many tolerances a node's deviation is, less 1, in the grid's order; not above 0 inside the
   * region around the centre, and above it everywhere else.
   */
  public double[] excess() {
    double[] shown = excess.clone();
    for (int node = 0; node < shown.length; node++) {
      shown[node] = inside[node] ? shown[node] : Math.max(Math.abs(shown[node]), Double.MIN_NORMAL);
    }
    return shown;
  }

  /** The share of the nodes on which it holds, around the centre. */
  public double share() {
    int count = 0;
    for (boolean holds : inside) {
      count += holds ? 1 : 0;
    }
    return count / (double) inside.length;
  }

  /** Whether it holds on every node. */
  public boolean isEverywhere() {
    return share() == 1;
  }

  /**
   * From where to where it holds along one axis, the other coordinate nearest to 0.
   *
   * <p>An end of the axis stands for "at least so far".
   *
   * @param axis 0 for x, 1 for y
   */
  public Interval along(int axis) {
    double[] at = settled(grid.axes().get(axis));
    double[] over = new double[at.length];
    double[] all = excess();
    int other = grid.dimension() == 1 ? 0 : nearestToZero(grid.axes().get(1 - axis).toArray());
    Arrays.setAll(over, i -> all[axis == 0 ? grid.index(i, other) : grid.index(other, i)]);
    int centre = below(at);
    int first = over[centre] <= 0 ? centre : centre + 1;
    if (first >= at.length || over[first] > 0) {
      return new Interval(0, 0);
    }
    int last = first;
    while (last + 1 < at.length && over[last + 1] <= 0) {
      last++;
    }
    while (first > 0 && over[first - 1] <= 0) {
      first--;
    }
    double from = first == 0 ? at[0] : crossing(at, over, first, first - 1);
    double to = last + 1 == at.length ? at[last] : crossing(at, over, last, last + 1);
    return new Interval(from, to);
  }

  /** Where it holds along an axis. */
  public record Interval(double from, double to) {}

  private static int nearestToZero(double[] coordinates) {
    int nearest = 0;
    for (int i = 1; i < coordinates.length; i++) {
      nearest = Math.abs(coordinates[i]) < Math.abs(coordinates[nearest]) ? i : nearest;
    }
    return nearest;
  }

  private static double crossing(double[] at, double[] over, int in, int out) {
    return at[in] + crossing(over[in], over[out]) * (at[out] - at[in]);
  }

  /** The share of the way from inside to outside at which the excess is 0. */
  private static double crossing(double in, double out) {
    return Double.isInfinite(out) ? 0 : -in / (out - in);
  }

  /**
   * The distance from the centre within which it holds all around; that to the surface's edge where
   * nothing stops it before, "at least so far".
   *
   * @param unitX the length of the x direction, likewise {@code unitY}
   * @param cosine of the angle between both
   */
  public double radius(double unitX, double unitY, double cosine) {
    double radius = toTheEdge(unitX, unitY, cosine);
    double[] all = excess();
    for (int node = 0; node < all.length; node++) {
      for (int next : neighbours(grid, node)) {
        if (next >= 0 && all[node] <= 0 && all[next] > 0) {
          double share = crossing(all[node], all[next]);
          double x = unitX * between(grid.at(node).x(), grid.at(next).x(), share);
          double y = unitY * between(grid.at(node).y(), grid.at(next).y(), share);
          radius = Math.min(radius, Math.sqrt(x * x + 2 * cosine * x * y + y * y));
        }
      }
    }
    return holdsAtTheCentre() ? radius : 0;
  }

  private boolean holdsAtTheCentre() {
    return Arrays.stream(centreCell(grid)).allMatch(node -> inside[node]);
  }

  private static double between(double from, double to, double share) {
    return from + share * (to - from);
  }

  private double toTheEdge(double unitX, double unitY, double cosine) {
    double x = unitX * Math.min(-grid.x().min(), grid.x().max());
    if (grid.dimension() == 1) {
      return x;
    }
    double y = unitY * Math.min(-grid.y().min(), grid.y().max());
    return Math.min(x, y) * Math.sqrt(1 - cosine * cosine);
  }
}
