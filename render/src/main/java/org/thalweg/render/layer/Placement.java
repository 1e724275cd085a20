// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.layer;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Finds room for a word: inside the frame, off other words, off lines. */
public final class Placement {
  private static final double OUTSIDE = 1000;
  private static final double ON_A_WORD = 100;
  private static final double ON_A_LINE = 6;
  private static final double LESS_WANTED = 0.05;
  private static final double STEP = 10;
  private static final double[] DISTANCES = {1, 2, 4, 7};
  // Right, left, above, below, then the diagonals: the order in which equal places are taken.
  private static final int[][] SIDES = {
    {1, 0}, {-1, 0}, {0, -1}, {0, 1}, {1, -1}, {-1, -1}, {1, 1}, {-1, 1}
  };

  private final Rectangle2D area;
  private final List<Line2D> lines;
  private final List<Rectangle2D> taken = new ArrayList<>();

  public Placement(Rectangle2D area, List<Line2D> lines) {
    this.area = area;
    this.lines = List.copyOf(lines);
  }

  /** Keeps later words off {@code box}. */
  public void take(Rectangle2D box) {
    taken.add(box);
  }

  /** Keeps later words off a sign that reaches so far from {@code point}. */
  public void takeAround(Point2D point, double reach) {
    take(new Rectangle2D.Double(point.getX() - reach, point.getY() - reach, 2 * reach, 2 * reach));
  }

  /** The freest box of this size around a point, {@code away} from it; later words keep off it. */
  public Rectangle2D beside(Point2D point, double away, double width, double height) {
    List<Rectangle2D> boxes = new ArrayList<>();
    for (double times : DISTANCES) {
      for (int[] side : SIDES) {
        double x = point.getX() + side[0] * (times * away + width / 2);
        double y = point.getY() + side[1] * (times * away + height / 2);
        boxes.add(new Rectangle2D.Double(x - width / 2, y - height / 2, width, height));
      }
    }
    return best(boxes);
  }

  /** The freest box on either side of the upright through a point, the nearer the better. */
  public Rectangle2D along(Point2D point, double away, double width, double height) {
    List<Rectangle2D> boxes = new ArrayList<>();
    for (double up = 0; point.getY() - up > area.getMinY() + height / 2; up += STEP) {
      double top = point.getY() - up - height / 2;
      boxes.add(new Rectangle2D.Double(point.getX() + away, top, width, height));
      boxes.add(new Rectangle2D.Double(point.getX() - away - width, top, width, height));
    }
    return boxes.isEmpty() ? beside(point, away, width, height) : best(boxes);
  }

  private Rectangle2D best(List<Rectangle2D> boxes) {
    Rectangle2D best = boxes.get(0);
    double least = Double.MAX_VALUE;
    for (int i = 0; i < boxes.size(); i++) {
      double cost = cost(boxes.get(i)) + LESS_WANTED * i;
      if (cost < least) {
        best = boxes.get(i);
        least = cost;
      }
    }
    taken.add(best);
    return best;
  }

  private double cost(Rectangle2D box) {
    double cost = area.contains(box) ? 0 : OUTSIDE;
    cost += ON_A_WORD * taken.stream().filter(box::intersects).count();
    return cost + ON_A_LINE * lines.stream().filter(box::intersectsLine).count();
  }

  /** The boxes taken so far as lines, for what keeps off lines. */
  public List<Line2D> outlines() {
    List<Line2D> all = new ArrayList<>();
    for (Rectangle2D box : taken) {
      for (double y : new double[] {box.getMinY(), box.getCenterY(), box.getMaxY()}) {
        all.add(new Line2D.Double(box.getMinX(), y, box.getMaxX(), y));
      }
    }
    return all;
  }
}
