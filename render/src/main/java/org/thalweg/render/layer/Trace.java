// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.layer;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Pen;

/**
 * One line of a chart over its x, with an optional band about it.
 *
 * <p>Immutable. Points without a finite number are gaps.
 */
public final class Trace {
  private static final double BAND = 0.2;

  private final double[] x;
  private final double[] y;
  private final double[] spread;
  private final Pen pen;
  private final double dots;

  private Trace(double[] x, double[] y, double[] spread, Pen pen, double dots) {
    this.x = x;
    this.y = y;
    this.spread = spread;
    this.pen = pen;
    this.dots = dots;
  }

  /** The line through (xᵢ, yᵢ). */
  public static Trace of(double[] x, double[] y, Pen pen) {
    return new Trace(x.clone(), y.clone(), new double[0], pen, 0);
  }

  /** With a dot of this radius at every point. */
  public Trace dotted(double radius) {
    return new Trace(x, y, spread, pen, radius);
  }

  /** With a band from yᵢ − halfᵢ to yᵢ + halfᵢ. */
  public Trace within(double[] half) {
    return new Trace(x, y, half.clone(), pen, dots);
  }

  /** All finite values drawn, band included. */
  public DoubleStream values() {
    DoubleStream band =
        DoubleStream.iterate(0, i -> i < spread.length, i -> i + 1)
            .flatMap(
                i -> DoubleStream.of(y[(int) i] - spread[(int) i], y[(int) i] + spread[(int) i]));
    return DoubleStream.concat(Arrays.stream(y), band).filter(Double::isFinite);
  }

  /** The straight pieces on the sheet. */
  public List<Line2D> pieces(DoubleUnaryOperator toX, DoubleUnaryOperator toY) {
    List<Line2D> pieces = new ArrayList<>();
    for (int i = 1; i < x.length; i++) {
      if (Double.isFinite(y[i - 1]) && Double.isFinite(y[i])) {
        pieces.add(
            new Line2D.Double(
                toX.applyAsDouble(x[i - 1]),
                toY.applyAsDouble(y[i - 1]),
                toX.applyAsDouble(x[i]),
                toY.applyAsDouble(y[i])));
      }
    }
    return pieces;
  }

  public void drawBand(Canvas canvas, DoubleUnaryOperator toX, DoubleUnaryOperator toY) {
    int from = 0;
    for (int i = 0; i <= spread.length; i++) {
      if (i == spread.length || !Double.isFinite(y[i]) || !Double.isFinite(spread[i])) {
        if (i - from > 1) {
          canvas.fill(band(from, i, toX, toY), pen.ink().faded(BAND));
        }
        from = i + 1;
      }
    }
  }

  private Path2D band(int from, int to, DoubleUnaryOperator toX, DoubleUnaryOperator toY) {
    Path2D band = new Path2D.Double();
    band.moveTo(toX.applyAsDouble(x[from]), toY.applyAsDouble(y[from] + spread[from]));
    for (int i = from + 1; i < to; i++) {
      band.lineTo(toX.applyAsDouble(x[i]), toY.applyAsDouble(y[i] + spread[i]));
    }
    for (int i = to - 1; i >= from; i--) {
      band.lineTo(toX.applyAsDouble(x[i]), toY.applyAsDouble(y[i] - spread[i]));
    }
    band.closePath();
    return band;
  }

  public void drawLine(Canvas canvas, DoubleUnaryOperator toX, DoubleUnaryOperator toY) {
    Path2D line = new Path2D.Double();
    boolean drawing = false;
    for (int i = 0; i < x.length; i++) {
      if (!Double.isFinite(y[i])) {
        drawing = false;
        continue;
      }
      double atX = toX.applyAsDouble(x[i]);
      double atY = toY.applyAsDouble(y[i]);
      if (drawing) {
        line.lineTo(atX, atY);
      } else {
        line.moveTo(atX, atY);
      }
      drawing = true;
    }
    canvas.stroke(line, pen);
    if (dots > 0) {
      drawDots(canvas, toX, toY);
    }
  }

  private void drawDots(Canvas canvas, DoubleUnaryOperator toX, DoubleUnaryOperator toY) {
    for (int i = 0; i < x.length; i++) {
      if (Double.isFinite(y[i])) {
        double left = toX.applyAsDouble(x[i]) - dots;
        double top = toY.applyAsDouble(y[i]) - dots;
        canvas.fill(new Ellipse2D.Double(left, top, 2 * dots, 2 * dots), pen.ink());
      }
    }
  }
}
