// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.spectrum;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Ink;
import org.thalweg.render.canvas.Lettering;
import org.thalweg.render.canvas.Pen;
import org.thalweg.render.caption.Numbers;
import org.thalweg.render.figure.Theme;
import org.thalweg.render.layer.Frame;

/** One range of a spectrum: its density by decades, eigenvalues as pins of one's height. */
final class DensityPanel {
  private static final double FILL = 0.28;
  private static final double PIN = 3.2;
  private static final int PLACES = 801;
  // How far below the height of one eigenvalue the axis goes: what is there is a Gaussian's tail.
  private static final double BELOW_ONE = 30;

  private final Spectrum spectrum;
  private final Frame frame;
  private final Axis range;
  private final DensityCurve curve;
  private final double low;
  private final double high;

  DensityPanel(Spectrum spectrum, Rectangle2D.Double area, double from, double to, Theme theme) {
    this.spectrum = spectrum;
    frame = new Frame(area, theme);
    range = new Axis(from, to, 2);
    curve = DensityCurve.over(from, to, spectrum.quadrature());
    double highest = curve.ofOne(spectrum.size());
    for (double place : curve.places(PLACES)) {
      highest = Math.max(highest, curve.at(place));
    }
    low = decade(curve.ofOne(spectrum.size()) / BELOW_ONE);
    high = decade(highest) + 1;
  }

  private static double decade(double value) {
    return Math.floor(Math.log10(value));
  }

  double width() {
    return curve.width();
  }

  void draw(Canvas canvas, String title) {
    Theme theme = frame.theme();
    Rectangle2D.Double area = frame.area();
    decades(canvas);
    canvas.clip(area);
    side(canvas, range.min(), Math.min(0, range.max()), theme.accuracy());
    side(canvas, Math.max(0, range.min()), range.max(), theme.loss());
    line(canvas);
    canvas.unclip();
    one(canvas);
    canvas.clip(grown(area));
    spectrum.eigenvalues().forEach(e -> pin(canvas, e));
    canvas.unclip();
    frame.outline(canvas);
    frame.xAxis(canvas, range, title);
    frame.leftTitle(canvas, "share of eigenvalues a unit (log)", frame.lettering());
  }

  private static Rectangle2D grown(Rectangle2D.Double area) {
    return new Rectangle2D.Double(area.x - 5, area.y - 5, area.width + 10, area.height + 10);
  }

  private void decades(Canvas canvas) {
    int every = (int) Math.max(1, Math.ceil((high - low) * 26 / frame.area().height));
    for (int d = (int) low; d <= high; d++) {
      if (Math.floorMod(d, every) == 0) {
        double y = y(Math.pow(10, d));
        Rectangle2D.Double area = frame.area();
        canvas.line(area.x, y, area.getMaxX(), y, Pen.of(frame.theme().faint(), 0.8));
        frame.leftLabel(canvas, Numbers.text(Math.pow(10, d), 1), y, frame.lettering());
      }
    }
  }

  private double y(double density) {
    double position = (Math.log10(Math.max(density, 1e-300)) - low) / (high - low);
    return frame.area().getMaxY() - frame.area().height * Math.max(-1, position);
  }

  /** The area under the density on one side of 0. */
  private void side(Canvas canvas, double from, double to, Ink ink) {
    if (!(to > from)) {
      return;
    }
    Path2D below = new Path2D.Double();
    double bottom = frame.area().getMaxY();
    below.moveTo(frame.x(range, from), bottom);
    below.lineTo(frame.x(range, from), y(curve.at(from)));
    for (double place : curve.places(PLACES)) {
      if (place > from && place < to) {
        below.lineTo(frame.x(range, place), y(curve.at(place)));
      }
    }
    below.lineTo(frame.x(range, to), y(curve.at(to)));
    below.lineTo(frame.x(range, to), bottom);
    below.closePath();
    canvas.fill(below, ink.faded(FILL));
  }

  private void line(Canvas canvas) {
    Path2D line = new Path2D.Double();
    for (double place : curve.places(PLACES)) {
      double x = frame.x(range, place);
      if (line.getCurrentPoint() == null) {
        line.moveTo(x, y(curve.at(place)));
      } else {
        line.lineTo(x, y(curve.at(place)));
      }
    }
    canvas.stroke(line, Pen.of(frame.theme().ink(), 1.1));
  }

  /** The height of one eigenvalue: below it is nothing that was found. */
  private void one(Canvas canvas) {
    Rectangle2D.Double area = frame.area();
    double y = y(curve.ofOne(spectrum.size()));
    Pen pen = Pen.of(frame.theme().muted(), 0.9).dashed(3, 3);
    canvas.line(area.x, y, area.getMaxX(), y, pen);
    Lettering words = Lettering.of(frame.theme().muted(), 10);
    String text = "one eigenvalue";
    double x = free(words.widthOf(text));
    canvas.haloed(text, x, y - 5, words, frame.theme().paper());
  }

  /** Where a word above the line of one eigenvalue covers nothing, the farther right the better. */
  private double free(double length) {
    double right = frame.area().getMaxX() - 8 - length;
    for (double x = right; x > frame.area().x + 8; x -= 10) {
      if (isFree(x - 22, x + length + 22)) {
        return x;
      }
    }
    return right;
  }

  private boolean isFree(double left, double right) {
    double from = value(left);
    double to = value(right);
    boolean pins =
        spectrum.eigenvalues().stream().anyMatch(e -> e.value() >= from && e.value() <= to);
    double most = 1.5 * curve.ofOne(spectrum.size());
    boolean dense =
        Arrays.stream(curve.places(PLACES))
            .anyMatch(place -> place >= from && place <= to && curve.at(place) > most);
    return !pins && !dense;
  }

  private double value(double x) {
    return range.min() + (x - frame.area().x) / frame.area().width * (range.max() - range.min());
  }

  private void pin(Canvas canvas, Spectrum.Eigenvalue eigenvalue) {
    double value = eigenvalue.value();
    if (value < range.min() || value > range.max()) {
      return;
    }
    Theme theme = frame.theme();
    Ink ink = value < 0 ? theme.accuracy() : theme.loss();
    double x = frame.x(range, value);
    double y = y(curve.ofOne(spectrum.size()));
    canvas.line(x, frame.area().getMaxY(), x, y, Pen.of(ink, 1.2));
    double from = frame.x(range, value - eigenvalue.error());
    double to = frame.x(range, value + eigenvalue.error());
    if (to - from > 2 * PIN) {
      canvas.line(from, y, to, y, Pen.of(ink, 1.8));
    }
    canvas.fill(new Ellipse2D.Double(x - PIN, y - PIN, 2 * PIN, 2 * PIN), ink);
  }

  /** Names the outermost eigenvalues above their pins. */
  void label(Canvas canvas, List<Spectrum.Eigenvalue> named) {
    for (Spectrum.Eigenvalue eigenvalue : named) {
      double x = frame.x(range, eigenvalue.value());
      double y = y(curve.ofOne(spectrum.size())) - 9;
      String text = Numbers.text(eigenvalue.value(), 4);
      Lettering lettering = Lettering.of(frame.theme().ink(), 10.5).bolder();
      double half = lettering.widthOf(text) / 2 + 4;
      double inside = Math.max(frame.area().x + half, Math.min(frame.area().getMaxX() - half, x));
      canvas.haloed(text, inside, y, lettering.middle(), frame.theme().paper());
    }
  }
}
