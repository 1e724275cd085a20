// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.OptionalDouble;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Lettering;
import org.thalweg.render.figure.Aspect;
import org.thalweg.render.figure.ColorBar;
import org.thalweg.render.figure.Field;
import org.thalweg.render.figure.Theme;
import org.thalweg.render.layer.Frame;
import org.thalweg.render.layer.PlaneLayer;
import org.thalweg.render.layer.Window;

/** Several draws of one plane side by side, on one scale: which features belong to the draw? */
final class StripChart implements Chart {
  private static final int MOST_COLUMNS = 4;
  private static final double BAR_GAP = 20;
  private static final double LEFT = 38;
  private static final double BOTTOM = 42;
  private static final double GAP = 16;
  private static final double HEADING = 18;
  private static final double TEXT = 9.5;
  private static final double LABELS = 8;

  private final Scene scene;
  private final Surface surface;
  private final List<Integer> draws;
  private final PlaneLayer.Look look;
  private final int columns;

  StripChart(Scene scene, PlotKind kind) {
    this.scene = scene;
    draws = scene.strip();
    surface = scene.surface();
    look = kind.look();
    int lines = (draws.size() + MOST_COLUMNS - 1) / MOST_COLUMNS;
    columns = (draws.size() + lines - 1) / lines;
  }

  private int rows() {
    return (draws.size() + columns - 1) / columns;
  }

  private double aspect() {
    return Aspect.of(surface).orElse(1);
  }

  @Override
  public OptionalDouble heightFor(double width) {
    double cell = cellWidth(width) / aspect();
    return OptionalDouble.of(rows() * (cell + HEADING) + (rows() - 1) * GAP + BOTTOM);
  }

  private double cellWidth(double width) {
    return (width - LEFT - BAR_GAP - bar().width() - (columns - 1) * GAP) / columns;
  }

  @Override
  public List<String> remarks() {
    return scene.remarks();
  }

  @Override
  public void draw(Canvas canvas, Rectangle2D.Double body) {
    double room = (body.height - BOTTOM - (rows() - 1) * GAP) / rows() - HEADING;
    double width = Math.min(cellWidth(body.width), room * aspect());
    double height = width / aspect();
    double used = columns * width + (columns - 1) * GAP;
    double left = body.x + LEFT + (cellWidth(body.width) - width) * columns / 2;
    for (int i = 0; i < draws.size(); i++) {
      double x = left + i % columns * (width + GAP);
      int row = i / columns;
      double y = body.y + row * (height + HEADING + GAP) + HEADING;
      cell(canvas, i, new Rectangle2D.Double(x, y, width, height));
    }
    double bottom = rows() * (height + HEADING) + (rows() - 1) * GAP - HEADING;
    titles(canvas, new Rectangle2D.Double(left, body.y + HEADING, used, bottom));
    bar().draw(canvas, left + used + BAR_GAP, body.y + HEADING, bottom);
  }

  private ColorBar bar() {
    boolean stepped = look == PlaneLayer.Look.BANDS;
    return new ColorBar(
        scene.palette(), stepped ? scene.levels() : List.of(), scene.barTitle(), scene.theme());
  }

  private void cell(Canvas canvas, int draw, Rectangle2D.Double area) {
    Theme theme = scene.theme();
    Frame frame = new Frame(area, theme, TEXT);
    Grid grid = surface.grid();
    Window window = Window.of(frame, grid, look);
    PlaneLayer plane =
        new PlaneLayer(
            Field.of(surface, draws.get(draw)), scene.palette(), scene.levels(), look, theme);
    canvas.clip(area);
    plane.drawGround(canvas, area);
    plane.drawLines(canvas, area, List.of(), LABELS);
    canvas.unclip();
    frame.outline(canvas);
    canvas.text(
        heading(draw),
        area.getCenterX(),
        area.y - 5,
        Lettering.of(theme.ink(), TEXT + 1).bolder().middle());
    axes(canvas, draw, window);
  }

  /** Numbers stand only where no other plane is below or to the left. */
  private void axes(Canvas canvas, int draw, Window window) {
    if (draw + columns >= draws.size()) {
      window.frame().xTicks(canvas, window.x());
    }
    if (draw % columns == 0) {
      window.frame().yTicks(canvas, window.y());
    }
  }

  private String heading(int draw) {
    return surface
        .provenance()
        .map(p -> "seed " + (p.question().directions().seed() + draw))
        .orElse("draw " + (draw + 1));
  }

  private void titles(Canvas canvas, Rectangle2D.Double all) {
    Lettering lettering = Lettering.of(scene.theme().ink(), Frame.TEXT).middle();
    canvas.text("α", all.getCenterX(), all.getMaxY() + 34, lettering);
    canvas.text("β", all.x - LEFT + 2, all.getCenterY(), lettering);
  }
}
