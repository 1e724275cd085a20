// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.thalweg.landscape.analysis.topology.PersistencePair;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Ink;
import org.thalweg.render.canvas.Lettering;
import org.thalweg.render.canvas.Pen;
import org.thalweg.render.caption.Numbers;
import org.thalweg.render.figure.Theme;
import org.thalweg.render.figure.ValueScale;
import org.thalweg.render.layer.Frame;
import org.thalweg.render.layer.Legend;

/** One bar a pair, from birth to death: how high the way out of every minimum is. */
final class BarcodeChart implements Chart {
  private static final int MOST = 80;
  private static final double ARROW = 18;
  private static final double THICKEST = 12;
  private static final double MARGIN = 30;
  private static final int MOST_WORDS = 30;
  private static final double ROW = 3 * THICKEST;
  private static final int MOST_FULL_ROWS = 12;

  private final TopologyScene scene;
  private final Theme theme;
  private final List<PersistencePair> kept;
  private final List<PersistencePair> shown;
  private final int all;
  private final ValueScale scale;

  BarcodeChart(TopologyScene scene) {
    this.scene = scene;
    theme = scene.theme();
    kept = scene.topology().diagram().pairs();
    List<PersistencePair> faint =
        scene.cancelled().stream().filter(p -> p.persistence() > 0).toList();
    all = kept.size() + faint.size();
    Comparator<PersistencePair> longest =
        Comparator.comparingDouble(PersistencePair::persistence).reversed();
    shown =
        Stream.concat(kept.stream().sorted(longest), faint.stream().sorted(longest))
            .limit(MOST)
            .sorted(Comparator.comparingInt(PersistencePair::dimension).thenComparing(longest))
            .toList();
    scale = scene.scale(TopologyScene.ends(shown));
  }

  @Override
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>(scene.remarks(scale));
    if (shown.size() < all) {
      remarks.add("the longest %d of %d bars".formatted(shown.size(), all));
    }
    return remarks;
  }

  /** No taller than a few bars need. */
  @Override
  public OptionalDouble heightFor(double width) {
    int rows = Math.max(3, shown.size() + 1);
    return rows > MOST_FULL_ROWS
        ? OptionalDouble.empty()
        : OptionalDouble.of(Legend.ROW_HEIGHT + rows * ROW + Frame.BOTTOM);
  }

  @Override
  public void draw(Canvas canvas, Rectangle2D.Double body) {
    Legend legend = legend();
    double top = body.y + Legend.ROW_HEIGHT;
    Lettering words = scene.lettering().bolder().end();
    double left = MARGIN + room(words);
    Rectangle2D.Double area =
        new Rectangle2D.Double(
            body.x + left, top, body.width - left - 16, body.getMaxY() - top - Frame.BOTTOM);
    Frame frame = new Frame(area, theme);
    legend.drawRow(canvas, area.x, area.y);
    ticks(canvas, frame);
    double row = Math.min(ROW, area.height / (shown.size() + 1));
    double y = area.y + row;
    for (PersistencePair pair : shown) {
      bar(canvas, area, pair, y, Math.min(THICKEST, 0.62 * row));
      if (named()) {
        canvas.text(scene.name(pair), area.x - 8, y + words.capHeight() / 2, words);
      }
      y += row;
    }
    frame.outline(canvas);
    frame.xTitle(canvas, scene.axisTitle(scene.label(), scale));
  }

  /** Whether there is room for the names of bars. */
  private boolean named() {
    return shown.size() <= MOST_WORDS;
  }

  /** What the longest name needs. */
  private double room(Lettering words) {
    return named()
        ? shown.stream().mapToDouble(p -> words.widthOf(scene.name(p))).max().orElse(0)
        : 0;
  }

  private Legend legend() {
    List<Legend.Entry> entries = new ArrayList<>();
    entries.add(new Legend.Entry("components", Pen.of(scene.ink(0), 6)));
    entries.add(new Legend.Entry("loops", Pen.of(scene.ink(1), 6)));
    entries.add(new Legend.Entry("cancelled", Pen.of(theme.muted().faded(0.45), 3)));
    return new Legend(entries, theme.paper(), theme.ink());
  }

  private void ticks(Canvas canvas, Frame frame) {
    Rectangle2D.Double area = frame.area();
    for (double tick : scale.ticks(8)) {
      double x = toX(area, tick);
      canvas.line(x, area.y, x, area.getMaxY(), Pen.of(theme.faint(), 0.8));
      canvas.line(x, area.getMaxY(), x, area.getMaxY() + 5, frame.pen());
      canvas.text(
          Numbers.text(tick, 4), x, area.getMaxY() + 6 + Frame.TEXT, frame.lettering().middle());
    }
  }

  private void bar(
      Canvas canvas, Rectangle2D.Double area, PersistencePair pair, double y, double thick) {
    boolean isKept = kept.contains(pair);
    Ink ink = isKept ? scene.ink(pair.dimension()) : scene.ink(pair.dimension()).faded(0.35);
    double height = isKept ? thick : thick / 2;
    double from = toX(area, pair.birth());
    boolean forever = Double.isInfinite(pair.death());
    double to = forever ? area.getMaxX() - ARROW : Math.max(from + 1, toX(area, pair.death()));
    canvas.fill(new Rectangle2D.Double(from, y - height / 2, to - from, height), ink);
    if (forever) {
      Path2D tip = new Path2D.Double();
      tip.moveTo(to, y - height);
      tip.lineTo(to + 0.8 * ARROW, y);
      tip.lineTo(to, y + height);
      tip.closePath();
      canvas.fill(tip, ink);
    }
  }

  private double toX(Rectangle2D.Double area, double value) {
    return area.x + 8 + (area.width - 16 - 2 * ARROW) * scale.position(value);
  }
}
