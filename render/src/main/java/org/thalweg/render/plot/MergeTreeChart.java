// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.thalweg.landscape.analysis.topology.Basins;
import org.thalweg.landscape.analysis.topology.PersistencePair;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Lettering;
import org.thalweg.render.canvas.Pen;
import org.thalweg.render.caption.Numbers;
import org.thalweg.render.figure.Theme;
import org.thalweg.render.figure.ValueScale;
import org.thalweg.render.layer.Frame;

/** The merge tree: every minimum rises to the saddle where an older one goes on. */
final class MergeTreeChart implements Chart {
  private static final double RIGHT = 16;
  private static final double LARGEST = 20;
  private static final double SMALLEST = 3;
  private static final double WORDS = 65;
  private static final double ROW = 13;
  private static final int MOST_WORDS = 14;

  private final TopologyScene scene;
  private final Theme theme;
  private final ValueScale scale;
  // From left to right, such that no line crosses another.
  private final List<Integer> order;
  private final Map<Integer, PersistencePair> pairOf = new HashMap<>();
  private final Map<Integer, Integer> elderOf = new HashMap<>();
  private final Map<Integer, List<Integer>> younger = new HashMap<>();

  MergeTreeChart(TopologyScene scene) {
    this.scene = scene;
    theme = scene.theme();
    for (PersistencePair pair : scene.topology().diagram().ofDimension(0)) {
      pairOf.put(pair.birthNode(), pair);
    }
    scene
        .topology()
        .mergeTree()
        .joins()
        .forEach(
            join -> {
              elderOf.put(join.minimum(), join.elder());
              younger.computeIfAbsent(join.elder(), k -> new ArrayList<>()).add(join.minimum());
            });
    order = ordered(scene.topology().field().node(0));
    scale = headroom();
  }

  /** With room above the last saddle, for the line that goes on. */
  private ValueScale headroom() {
    double top = scene.topology().mergeTree().root().value();
    DoubleStream ends = TopologyScene.ends(List.copyOf(pairOf.values()));
    double[] values =
        (pairOf.size() == 1 ? DoubleStream.concat(ends, DoubleStream.of(top)) : ends)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    ValueScale tight = scene.scale(DoubleStream.of(values));
    double low = values[0];
    double high = values[values.length - 1];
    return tight.widened(low, tight.isLog() ? 2 * high : high + 0.05 * (high - low));
  }

  /** A minimum amid those that join it, the first to do so nearest, by turns left and right. */
  private List<Integer> ordered(int minimum) {
    List<Integer> left = new ArrayList<>();
    List<Integer> right = new ArrayList<>();
    List<Integer> joining = younger.getOrDefault(minimum, List.of());
    for (int i = 0; i < joining.size(); i++) {
      List<Integer> block = ordered(joining.get(i));
      if (i % 2 == 0) {
        right.addAll(block);
      } else {
        left.addAll(0, block);
      }
    }
    left.add(minimum);
    left.addAll(right);
    return left;
  }

  @Override
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>(scene.remarks(scale));
    remarks.add("a disc is as large as its basin, a square is a saddle");
    return remarks;
  }

  @Override
  public void draw(Canvas canvas, Rectangle2D.Double body) {
    Rectangle2D.Double area =
        new Rectangle2D.Double(
            body.x + Frame.LEFT,
            body.y,
            body.width - Frame.LEFT - RIGHT,
            body.height - (order.size() <= MOST_WORDS ? WORDS : LARGEST));
    Frame frame = new Frame(area, theme);
    Panel panel = new Panel(frame, new Axis(0, 1, 2), scale);
    panel.leftAxis(canvas, scene.label(), theme.ink());
    frame.outline(canvas);
    Map<Integer, Double> at = new HashMap<>();
    for (int i = 0; i < order.size(); i++) {
      at.put(order.get(i), area.x + area.width * (i + 0.5) / order.size());
    }
    order.forEach(minimum -> branch(canvas, panel, at, minimum));
    double room = area.width / order.size();
    scene.topology().basins().all().forEach(b -> leaf(canvas, panel, at, b, room));
  }

  private void branch(Canvas canvas, Panel panel, Map<Integer, Double> at, int minimum) {
    Pen pen = Pen.of(scene.ink(0), 2);
    PersistencePair pair = pair(minimum);
    double x = place(at, minimum);
    double foot = panel.toY(pair.birth());
    Rectangle2D.Double area = panel.frame().area();
    if (!elderOf.containsKey(minimum)) {
      canvas.line(x, foot, x, area.y + 6, pen);
      canvas.fill(arrow(x, area.y), pen.ink());
      return;
    }
    double head = panel.toY(pair.death());
    double joined = place(at, elder(minimum));
    canvas.line(x, foot, x, head, pen);
    canvas.line(x, head, joined, head, pen);
    canvas.fill(new Rectangle2D.Double(joined - 3.5, head - 3.5, 7, 7), theme.ink());
    if (order.size() <= MOST_WORDS) {
      saddle(canvas, scene.name(pair.deathNode().orElseThrow()), joined, head, x > joined);
    }
  }

  /** Its name, where the branch does not go. */
  private void saddle(Canvas canvas, String name, double x, double y, boolean branchesRight) {
    Lettering words = scene.lettering().bolder();
    double away = branchesRight ? -9 : 9;
    canvas.haloed(
        name,
        x + away,
        y + words.capHeight() / 2,
        branchesRight ? words.end() : words,
        theme.paper());
  }

  private PersistencePair pair(int minimum) {
    return Objects.requireNonNull(pairOf.get(minimum));
  }

  private int elder(int minimum) {
    return Objects.requireNonNull(elderOf.get(minimum));
  }

  private static double place(Map<Integer, Double> at, int minimum) {
    return Objects.requireNonNull(at.get(minimum));
  }

  /** Upwards: all the rest of the plane joins here. */
  private static Path2D arrow(double x, double top) {
    Path2D arrow = new Path2D.Double();
    arrow.moveTo(x, top + 1);
    arrow.lineTo(x + 5, top + 11);
    arrow.lineTo(x - 5, top + 11);
    arrow.closePath();
    return arrow;
  }

  private void leaf(
      Canvas canvas, Panel panel, Map<Integer, Double> at, Basins.Basin basin, double room) {
    double share = scene.topology().basins().share(basin.minimum());
    double radius = Math.max(SMALLEST, Math.min(LARGEST, room / 2.4) * Math.sqrt(share));
    double x = place(at, basin.minimum());
    double y = panel.toY(pair(basin.minimum()).birth());
    canvas.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), scene.ink(0));
    canvas.stroke(
        new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius),
        Pen.of(theme.paper(), 1));
    if (order.size() <= MOST_WORDS) {
      Lettering words = scene.lettering().middle();
      double under = panel.frame().area().getMaxY() + LARGEST + 14;
      canvas.text(scene.name(basin.minimum()), x, under, words.bolder());
      canvas.text(Numbers.text(pair(basin.minimum()).birth(), 3), x, under + ROW, words);
      canvas.text(
          Numbers.percent(share),
          x,
          under + 2 * ROW,
          Lettering.of(theme.muted(), words.size()).middle());
    }
  }
}
