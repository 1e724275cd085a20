// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.relief.Relief;
import org.thalweg.render.relief.ReliefScene;

/** A plane as a lit surface. */
record ReliefChart(Scene scene, PlotOptions options) implements Chart {
  @Override
  public void draw(Canvas canvas, Rectangle2D.Double body) {
    Relief.draw(
        canvas,
        body,
        new ReliefScene(
            scene.surface(),
            scene.field(),
            scene.label(),
            scene.palette(),
            scene.levels(),
            scene.theme(),
            options.azimuth(),
            options.elevation(),
            scene.critical(),
            options.separatrices()));
  }

  @Override
  public List<String> remarks() {
    return scene.remarks();
  }
}
