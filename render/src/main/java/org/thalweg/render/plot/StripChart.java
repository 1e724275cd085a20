// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.OptionalDouble;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Lettering;
import org.thalweg.render.figure.Aspect;
import org.thalweg.render.figure.ColorBar;
import org.thalweg.render.figure.Theme;
import org.thalweg.render.layer.Frame;
import org.thalweg.render.layer.PlaneLayer;
import org.thalweg.render.layer.Window;

/** Several draws of one plane, or several planes, side by side on one scale. */
final class StripChart implements Chart {
  private static final int MOST_COLUMNS = 4;
  private static final double BAR_GAP = 20;
  private static final double LEFT = 38;
  private static final double BOTTOM = 42;
  private static final double GAP = 16;
  private static final double HEADING = 18;
  private static final double FURTHER_LINE = 12;
  private static final double TEXT = 9.5;
  private static final double LABELS = 8;

  private final Scene scene;
  private final List<StripCell> cells;
  private final PlaneLayer.Look look;
  private final int columns;

  StripChart(Scene scene, PlotKind kind) {
    this.scene = scene;
    cells = scene.strip();
    look = kind.look();
    int lines = (cells.size() + MOST_COLUMNS - 1) / MOST_COLUMNS;
    columns = (cells.size() + lines - 1) / lines;
  }

  private int rows() {
    return (cells.size() + columns - 1) / columns;
  }

  private double heading() {
    int lines = cells.stream().mapToInt(cell -> cell.heading().size()).max().orElse(1);
    return HEADING + (lines - 1) * FURTHER_LINE;
  }

  private double aspect() {
    return Aspect.of(scene.surface()).orElse(1);
  }

  @Override
  public OptionalDouble heightFor(double width) {
    double cell = cellWidth(width) / aspect();
    return OptionalDouble.of(rows() * (cell + heading()) + (rows() - 1) * GAP + BOTTOM);
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
    double room = (body.height - BOTTOM - (rows() - 1) * GAP) / rows() - heading();
    double width = Math.min(cellWidth(body.width), room * aspect());
    double height = width / aspect();
    double used = columns * width + (columns - 1) * GAP;
    double left = body.x + LEFT + (cellWidth(body.width) - width) * columns / 2;
    for (int i = 0; i < cells.size(); i++) {
      double x = left + i % columns * (width + GAP);
      int row = i / columns;
      double y = body.y + row * (height + heading() + GAP) + heading();
      cell(canvas, i, new Rectangle2D.Double(x, y, width, height));
    }
    double bottom = rows() * (height + heading()) + (rows() - 1) * GAP - heading();
    titles(canvas, new Rectangle2D.Double(left, body.y + heading(), used, bottom));
    bar().draw(canvas, left + used + BAR_GAP, body.y + heading(), bottom);
  }

  private ColorBar bar() {
    boolean stepped = look == PlaneLayer.Look.BANDS;
    return new ColorBar(
        scene.palette(), stepped ? scene.levels() : List.of(), scene.barTitle(), scene.theme());
  }

  private void cell(Canvas canvas, int index, Rectangle2D.Double area) {
    Theme theme = scene.theme();
    StripCell cell = cells.get(index);
    Frame frame = new Frame(area, theme, TEXT);
    Window window = Window.of(frame, cell.surface().grid(), look);
    PlaneLayer plane = new PlaneLayer(cell.field(), scene.palette(), scene.levels(), look, theme);
    canvas.clip(area);
    plane.drawGround(canvas, area);
    plane.drawLines(canvas, area, List.of(), LABELS);
    canvas.unclip();
    frame.outline(canvas);
    heading(canvas, cell.heading(), area);
    axes(canvas, index, window);
  }

  private void heading(Canvas canvas, List<String> lines, Rectangle2D.Double area) {
    Lettering first = Lettering.of(scene.theme().ink(), TEXT + 1).bolder().middle();
    Lettering further = Lettering.of(scene.theme().muted(), LABELS).middle();
    for (int i = 0; i < lines.size(); i++) {
      double y = area.y - 5 - (lines.size() - 1 - i) * FURTHER_LINE;
      canvas.text(lines.get(i), area.getCenterX(), y, i == 0 ? first : further);
    }
  }

  /** Numbers stand only where no other plane is below or to the left. */
  private void axes(Canvas canvas, int index, Window window) {
    if (index + columns >= cells.size()) {
      window.frame().xTicks(canvas, window.x());
    }
    if (index % columns == 0) {
      window.frame().yTicks(canvas, window.y());
    }
  }

  private void titles(Canvas canvas, Rectangle2D.Double all) {
    Lettering lettering = Lettering.of(scene.theme().ink(), Frame.TEXT).middle();
    canvas.text("α", all.getCenterX(), all.getMaxY() + 34, lettering);
    canvas.text("β", all.x - LEFT + 2, all.getCenterY(), lettering);
  }
}
