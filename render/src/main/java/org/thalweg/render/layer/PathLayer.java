// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.layer;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.finding.Finding;
import org.thalweg.landscape.finding.Findings;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Ink;
import org.thalweg.render.canvas.Pen;
import org.thalweg.render.caption.Numbers;
import org.thalweg.render.figure.Theme;

/** Training paths over a plane: a line with a halo, a ring at the start, a disc at the end. */
public final class PathLayer {
  private static final Ink HALO = Ink.of(0xffffff);
  private static final Ink DARK = Ink.of(0x10141a);
  private static final int MOST_DOTS = 60;

  private final Window window;
  private final List<ProjectedPath> paths;
  private final Optional<Legend> legend;
  private Rectangle2D.Double legendBox = new Rectangle2D.Double();

  /**
   * The paths over a window.
   *
   * @param found of the surface: explained shares go into the legend
   */
  public PathLayer(Window window, List<ProjectedPath> paths, Findings found) {
    this.window = window;
    this.paths = paths.stream().filter(p -> !p.points().isEmpty()).toList();
    legend = legend(this.paths, found, window.frame().theme());
  }

  /** Names and colours of several paths; empty for one. */
  public static Optional<Legend> legend(List<ProjectedPath> paths, Findings found, Theme theme) {
    List<Legend.Entry> entries =
        IntStream.range(0, paths.size())
            .mapToObj(
                i ->
                    new Legend.Entry(entry(paths.get(i).name(), found), Pen.of(theme.path(i), 2.6)))
            .toList();
    return Optional.of(new Legend(entries, HALO, DARK)).filter(l -> l.entries().size() > 1);
  }

  private static String entry(String name, Findings found) {
    return found
        .find(Finding.ExplainedVariance.class)
        .map(explained -> explained.runs().get(name))
        .map(share -> "%s (%s on the plane)".formatted(name, Numbers.percent(share)))
        .orElse(name);
  }

  /** The pieces of all paths, for labels to keep off. */
  public List<Line2D> shape() {
    List<Line2D> pieces = new ArrayList<>();
    for (ProjectedPath path : paths) {
      for (int i = 1; i < path.points().size(); i++) {
        ProjectedPath.Point a = path.points().get(i - 1);
        ProjectedPath.Point b = path.points().get(i);
        pieces.add(new Line2D.Double(x(a), y(a), x(b), y(b)));
      }
    }
    return pieces;
  }

  /** Finds the legend's corner; words placed later keep off it and off the paths' ends. */
  public void placeLegend(Placement placement) {
    legend.ifPresent(
        l -> {
          legendBox = l.place(window.area(), shape());
          placement.take(legendBox);
        });
    for (ProjectedPath path : paths) {
      placement.take(circle(path.points().get(0), 6).getBounds2D());
      placement.take(circle(path.points().get(path.points().size() - 1), 7).getBounds2D());
    }
  }

  public void draw(Canvas canvas) {
    for (int i = 0; i < paths.size(); i++) {
      draw(canvas, paths.get(i), ink(i));
    }
    legend.ifPresent(l -> l.draw(canvas, legendBox));
  }

  private void draw(Canvas canvas, ProjectedPath path, Ink ink) {
    Path2D line = new Path2D.Double();
    ProjectedPath.Point first = path.points().get(0);
    line.moveTo(x(first), y(first));
    path.points().forEach(p -> line.lineTo(x(p), y(p)));
    canvas.stroke(line, Pen.of(HALO.faded(0.9), 4.6));
    canvas.stroke(line, Pen.of(ink, 2.2));
    if (path.points().size() <= MOST_DOTS) {
      path.points().forEach(p -> disc(canvas, p, 2.6, ink));
    }
    ProjectedPath.Point last = path.points().get(path.points().size() - 1);
    disc(canvas, first, 5.6, HALO);
    canvas.stroke(circle(first, 5.6), Pen.of(ink, 2.2));
    disc(canvas, last, 7, HALO);
    disc(canvas, last, 5.4, ink);
  }

  private void disc(Canvas canvas, ProjectedPath.Point p, double radius, Ink ink) {
    canvas.fill(circle(p, radius), ink);
  }

  private Ellipse2D circle(ProjectedPath.Point p, double radius) {
    return new Ellipse2D.Double(x(p) - radius, y(p) - radius, 2 * radius, 2 * radius);
  }

  private Ink ink(int path) {
    return window.frame().theme().path(path);
  }

  /** A small cross where the unmoved model lies. */
  public static void centre(Canvas canvas, Window window) {
    if (window.contains(0, 0)) {
      double x = window.x(0);
      double y = window.y(0);
      Path2D cross = new Path2D.Double();
      cross.moveTo(x - 5, y);
      cross.lineTo(x + 5, y);
      cross.moveTo(x, y - 5);
      cross.lineTo(x, y + 5);
      canvas.stroke(cross, Pen.of(HALO, 3.4));
      canvas.stroke(cross, Pen.of(DARK, 1.4));
    }
  }

  private double x(ProjectedPath.Point p) {
    return window.x(p.x());
  }

  private double y(ProjectedPath.Point p) {
    return window.y(p.y());
  }
}
