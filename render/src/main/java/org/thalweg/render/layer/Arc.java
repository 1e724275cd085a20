// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.layer;

import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.Arrays;
import org.thalweg.render.figure.Polyline;

/** A line measured along its length. */
final class Arc {
  private final Polyline line;
  private final double[] at;

  Arc(Polyline line) {
    this.line = line;
    at = new double[line.size()];
    for (int i = 1; i < at.length; i++) {
      at[i] = at[i - 1] + Math.hypot(line.x(i) - line.x(i - 1), line.y(i) - line.y(i - 1));
    }
  }

  Polyline line() {
    return line;
  }

  double length() {
    return at[at.length - 1];
  }

  /** The straight line between two positions along the arc. */
  Line2D chord(double from, double to) {
    return new Line2D.Double(x(from), y(from), x(to), y(to));
  }

  /** Adds the stretch between two positions as a new piece; nothing if it is empty. */
  void addTo(Path2D path, double from, double to) {
    if (to <= from) {
      return;
    }
    path.moveTo(x(from), y(from));
    for (int i = 1; i < at.length; i++) {
      if (at[i] > from && at[i] < to) {
        path.lineTo(line.x(i), line.y(i));
      }
    }
    path.lineTo(x(to), y(to));
  }

  private double x(double position) {
    int i = segment(position);
    return mix(line.x(i), line.x(i + 1), share(i, position));
  }

  private double y(double position) {
    int i = segment(position);
    return mix(line.y(i), line.y(i + 1), share(i, position));
  }

  private int segment(double position) {
    int found = Arrays.binarySearch(at, position);
    int i = found >= 0 ? found : -found - 2;
    return Math.max(0, Math.min(at.length - 2, i));
  }

  private double share(int segment, double position) {
    double length = at[segment + 1] - at[segment];
    return length > 0 ? Math.min(1, (position - at[segment]) / length) : 0;
  }

  private static double mix(double a, double b, double share) {
    return a + share * (b - a);
  }
}
