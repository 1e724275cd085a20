// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.relief.Relief;
import org.thalweg.render.relief.ReliefScene;

/** A plane as a lit surface. */
record ReliefChart(Scene scene, PlotOptions options) implements Chart {
  private static final double VIEW_SHAPE = 0.85;

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
            options.camera().azimuth(),
            options.camera().elevation(),
            scene.critical(),
            options.points().separatrices()),
        options.camera().views());
  }

  /** Each view as high as a single one is for its width. */
  @Override
  public OptionalDouble heightFor(double width) {
    int views = options.camera().views();
    return views == 1
        ? OptionalDouble.empty()
        : OptionalDouble.of(width / Relief.columns(views) * VIEW_SHAPE * Relief.rows(views));
  }

  @Override
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>(scene.remarks());
    if (options.camera().views() > 1) {
      remarks.add(
          "seen from %d sides, each turned by %.0f°"
              .formatted(options.camera().views(), 360.0 / options.camera().views()));
    }
    return remarks;
  }
}
