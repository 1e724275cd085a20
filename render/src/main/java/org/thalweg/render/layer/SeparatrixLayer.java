// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.layer;

import java.awt.geom.Path2D;
import java.util.List;
import org.thalweg.landscape.analysis.critical.SeparatingLine;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Ink;
import org.thalweg.render.canvas.Pen;

/** Separatrices over a plane: descents from saddles drawn through, ascents dashed. */
public final class SeparatrixLayer {
  private static final Ink DARK = Ink.of(0x10141a);
  private static final Ink LIGHT = Ink.of(0xffffff);

  private SeparatrixLayer() {}

  public static void draw(Canvas canvas, Window window, List<SeparatingLine> lines) {
    for (SeparatingLine line : lines) {
      Path2D path = new Path2D.Double();
      double[] x = line.x();
      double[] y = line.y();
      for (int i = 0; i < x.length; i++) {
        if (i == 0) {
          path.moveTo(window.x(x[i]), window.y(y[i]));
        } else {
          path.lineTo(window.x(x[i]), window.y(y[i]));
        }
      }
      canvas.stroke(path, Pen.of(LIGHT.faded(0.65), 2.6));
      canvas.stroke(path, pen(line));
    }
  }

  /** How a line is drawn on any picture. */
  public static Pen pen(SeparatingLine line) {
    return line.descends() ? Pen.of(DARK, 1.1) : Pen.of(DARK, 0.9).dashed(4, 3);
  }
}
