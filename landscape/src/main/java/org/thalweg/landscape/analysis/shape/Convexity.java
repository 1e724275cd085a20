// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.shape;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.NodeStatus;
import org.thalweg.landscape.surface.Surface;

/**
 * How much of a plane is not convex where the loss is low.
 *
 * <p>A node stands for the cell around it. A cell inside has a loss below {@code level}; it is
 * judged by the signs of its {@link PlaneHessian}. The plane's Hessian is the full one restricted
 * to two directions: an indefinite one proves negative curvature, a convex one proves nothing about
 * other directions (Li et al. 2018, section 6).
 *
 * @param level the loss below which a cell is inside
 * @param convex cells inside that bend upwards, or nowhere
 * @param indefinite cells inside with an indefinite plane Hessian
 * @param concave cells inside that bend downwards only
 * @param border cells inside at the plane's edge, where a neighbour is missing: not judged
 * @param excluded cells that failed, are NaN or were not measured, and cells inside beside one of
 *     those or of an infinite loss: not judged
 */
public record Convexity(
    double level, int convex, int indefinite, int concave, int border, int excluded) {

  /** The loss of guessing among ten classes, ln 10. */
  public static final double CHANCE_OF_TEN = Math.log(10);

  /**
   * Second differences within this share of the losses around are rounding: a forward pass in
   * single precision, averaged over samples.
   */
  private static final double ROUNDING = 1e-6;

  /** One channel of a plane, judged where it is below {@code level}. */
  public static Convexity of(Surface surface, int channel, double level) {
    if (surface.grid().dimension() != 2) {
      throw new IllegalArgumentException("the convexity of a plane needs a plane, got a line");
    }
    return new Judge(surface, channel, level).judge();
  }

  /** Every independent draw of a channel by itself, or the channel where there was one draw. */
  public static List<Convexity> ofDraws(Surface surface, int channel, double level) {
    return DrawChannels.of(surface, channel).stream().map(c -> of(surface, c, level)).toList();
  }

  /** The cells of both together, judged by one level. */
  public Convexity plus(Convexity other) {
    if (level != other.level) {
      throw new IllegalArgumentException(
          "cells below %s and below %s do not add up".formatted(level, other.level));
    }
    return new Convexity(
        level,
        convex + other.convex,
        indefinite + other.indefinite,
        concave + other.concave,
        border + other.border,
        excluded + other.excluded);
  }

  public int judged() {
    return convex + indefinite + concave;
  }

  /** The share of judged cells that are indefinite; empty where none is judged. */
  public Optional<Double> indefiniteShare() {
    return judged() == 0 ? Optional.empty() : Optional.of((double) indefinite / judged());
  }

  private static final class Judge {
    private final Surface surface;
    private final Grid grid;
    private final int channel;
    private final double level;
    private final Map<Bend, Integer> counts = new EnumMap<>(Bend.class);
    private int border;
    private int excluded;

    Judge(Surface surface, int channel, double level) {
      this.surface = surface;
      this.grid = surface.grid();
      this.channel = channel;
      this.level = level;
    }

    Convexity judge() {
      for (int iy = 0; iy < grid.rows(); iy++) {
        for (int ix = 0; ix < grid.columns(); ix++) {
          judge(ix, iy);
        }
      }
      return new Convexity(
          level,
          counts.getOrDefault(Bend.CONVEX, 0),
          counts.getOrDefault(Bend.INDEFINITE, 0),
          counts.getOrDefault(Bend.CONCAVE, 0),
          border,
          excluded);
    }

    private void judge(int ix, int iy) {
      double loss = measured(ix, iy);
      if (Double.isNaN(loss)) {
        excluded++;
      } else if (loss < level) {
        boolean edge = ix == 0 || iy == 0 || ix == grid.columns() - 1 || iy == grid.rows() - 1;
        if (edge) {
          border++;
        } else {
          judgeInside(ix, iy);
        }
      }
    }

    private void judgeInside(int ix, int iy) {
      double[][] around = new double[3][3];
      double largest = 0;
      for (int dy = 0; dy < 3; dy++) {
        for (int dx = 0; dx < 3; dx++) {
          around[dy][dx] = measured(ix + dx - 1, iy + dy - 1);
          if (!Double.isFinite(around[dy][dx])) {
            excluded++;
            return;
          }
          largest = Math.max(largest, Math.abs(around[dy][dx]));
        }
      }
      counts.merge(PlaneHessian.of(around).bend(ROUNDING * largest), 1, Integer::sum);
    }

    /** The loss at a node; NaN where it was not measured there. */
    private double measured(int ix, int iy) {
      int node = grid.index(ix, iy);
      return surface.status().get(node) == NodeStatus.MEASURED
          ? surface.value(channel, node)
          : Double.NaN;
    }
  }
}
