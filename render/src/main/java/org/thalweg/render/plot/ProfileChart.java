// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.thalweg.landscape.analysis.topology.TopologicalProfile;
import org.thalweg.landscape.analysis.topology.TopologicalProfile.Part;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Pen;
import org.thalweg.render.figure.ColorBar;
import org.thalweg.render.figure.Theme;
import org.thalweg.render.figure.ValueScale;
import org.thalweg.render.layer.Frame;

/** Basins in basins: as wide at every height as points lie below it (Geniesse et al. 2024). */
final class ProfileChart implements Chart {
  private static final double GAP = 18;
  // Steps smaller than this on the sheet are not drawn.
  private static final double FINEST = 0.25;

  private final Scene scene;
  private final TopologyScene topology;
  private final Theme theme;
  private final TopologicalProfile profile;
  private final ValueScale scale;

  ProfileChart(Scene scene, TopologyScene topology) {
    this.scene = scene;
    this.topology = topology;
    theme = scene.theme();
    profile = topology.topology().profile();
    scale = scene.palette().scale();
  }

  @Override
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>(topology.remarks(scale));
    remarks.add("colour: the mean of a part's points");
    return remarks;
  }

  @Override
  public void draw(Canvas canvas, Rectangle2D.Double body) {
    ColorBar bar = new ColorBar(scene.palette(), List.of(), scene.barTitle(), theme);
    Rectangle2D.Double area =
        new Rectangle2D.Double(
            body.x + Frame.LEFT,
            body.y,
            body.width - Frame.LEFT - bar.width() - GAP,
            body.height - Frame.BOTTOM);
    Frame frame = new Frame(area, theme);
    Axis percent = new Axis(0, 100, 2);
    Panel panel = new Panel(frame, percent, scale);
    panel.leftAxis(canvas, scene.label(), theme.ink());
    canvas.clip(area);
    for (Part part : profile.parts()) {
      Path2D outline = outline(part, panel);
      canvas.fillGrown(outline, scene.palette().at(part.mean()), 0.4);
      canvas.stroke(outline, Pen.of(theme.ink(), 0.8));
    }
    canvas.unclip();
    frame.outline(canvas);
    frame.xAxis(canvas, percent, "share of the points below, % (basins side by side)");
    bar.draw(canvas, area.getMaxX() + GAP, area.y, area.height);
  }

  /** From its foot up the right side, over its top, and down the left. */
  private Path2D outline(Part part, Panel panel) {
    List<double[]> right = new ArrayList<>();
    double foot = part.heights().isEmpty() ? part.mean() : part.heights().get(0);
    add(right, part.below(), panel.toY(foot), panel);
    int width = part.below();
    for (double height : part.heights()) {
      width++;
      add(right, width, panel.toY(height), panel);
    }
    double top = panel.toY(topology.topology().field().value(part.arc().upper()));
    right.add(new double[] {width, top});
    Path2D path = new Path2D.Double();
    double middle = panel.toX(100 * part.centre() / profile.width());
    double unit = panel.frame().area().width / profile.width() / 2;
    path.moveTo(middle + unit * right.get(0)[0], right.get(0)[1]);
    for (double[] step : right) {
      path.lineTo(middle + unit * step[0], step[1]);
    }
    for (int i = right.size() - 1; i >= 0; i--) {
      path.lineTo(middle - unit * right.get(i)[0], right.get(i)[1]);
    }
    path.closePath();
    return path;
  }

  private void add(List<double[]> steps, double width, double y, Panel panel) {
    double unit = panel.frame().area().width / profile.width() / 2;
    double[] last = steps.isEmpty() ? new double[] {-1e9, 0} : steps.get(steps.size() - 1);
    if (Math.abs(last[1] - y) > FINEST || Math.abs(last[0] - width) * unit > FINEST) {
      steps.add(new double[] {width, y});
    }
  }
}
