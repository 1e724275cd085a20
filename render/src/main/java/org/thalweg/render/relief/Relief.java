// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.relief;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.figure.Aspect;
import org.thalweg.render.figure.ColorBar;

/**
 * The surface in space with floor, axes and colour bar.
 *
 * <p>On pixels by depth buffer with shadows, occlusion and isolines a pixel; on vector sheets by
 * painting shaded cells from back to front. Both share camera and light.
 */
public final class Relief {
  static final double FLOOR = -0.42;
  private static final double LONGEST = 2.2;
  private static final double BAR_GAP = 18;
  private static final double BAR_SHARE = 0.72;
  private static final int PIXEL_DETAIL = 360;
  private static final int VECTOR_DETAIL = 100;

  private Relief() {}

  /**
   * Draws the surface from {@code views} sides, evenly turned from the scene's azimuth on, in rows
   * of two at most, beside one colour bar.
   */
  public static void draw(Canvas canvas, Rectangle2D.Double body, ReliefScene scene, int views) {
    ColorBar bar = new ColorBar(scene.palette(), List.of(), title(scene), scene.theme());
    double width = (body.width - bar.width() - BAR_GAP) / columns(views);
    double height = body.height / rows(views);
    for (int k = 0; k < views; k++) {
      int row = k / columns(views);
      double x = body.x + (k - row * columns(views)) * width;
      double y = body.y + row * height;
      drawView(
          canvas, new Rectangle2D.Double(x, y, width, height), scene.turned(k * 360.0 / views));
    }
    double right = body.x + columns(views) * width;
    double length = BAR_SHARE * body.height;
    bar.draw(canvas, right + BAR_GAP, body.y + (body.height - length) / 2, length);
  }

  /** How many views stand side by side. */
  public static int columns(int views) {
    return Math.min(2, views);
  }

  /** How many rows of views there are. */
  public static int rows(int views) {
    return (views + columns(views) - 1) / columns(views);
  }

  private static void drawView(Canvas canvas, Rectangle2D.Double area, ReliefScene scene) {
    Rectangle2D.Double inner =
        new Rectangle2D.Double(area.x + 56, area.y + 6, area.width - 92, area.height - 62);
    Camera camera =
        Camera.fitted(
            scene.azimuth(), scene.elevation(), aspect(scene), FLOOR, HeightField.TOP, inner);
    boolean pixels = canvas.pixelScale() > 0;
    HeightField field = new HeightField(scene.positions(), pixels ? PIXEL_DETAIL : VECTOR_DETAIL);
    Light light = new Light(field, scene.azimuth(), FLOOR);
    SolidAxes axes = new SolidAxes(scene, camera);
    axes.behind(canvas);
    if (pixels) {
      PixelRelief.draw(canvas, area, scene, camera, field, light);
    } else {
      PaintedRelief.draw(canvas, scene, camera, field, light);
    }
    axes.around(canvas);
    new CriticalOverlay(canvas, scene, camera, field).draw(area);
    new Overlay(canvas, scene, camera, field).draw(area);
  }

  /** True to distances where they are known and the box stays a box. */
  private static double aspect(ReliefScene scene) {
    double aspect = Aspect.of(scene.surface()).orElse(1);
    return Math.max(1 / LONGEST, Math.min(LONGEST, aspect));
  }

  private static String title(ReliefScene scene) {
    return scene.palette().scale().isLog() ? scene.label() + " (log)" : scene.label();
  }
}
