// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.canvas;

import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A sheet to draw on: origin at the upper left, y downwards, lengths in units.
 *
 * <p>Not thread-safe. Shapes are filled by the rule they carry.
 */
public interface Canvas {
  double width();

  double height();

  /** Pixels a unit; 0 where nothing is made of pixels. */
  double pixelScale();

  void fill(Shape shape, Ink ink);

  void stroke(Shape shape, Pen pen);

  /** Sets {@code word} with its anchor at this point of the baseline. */
  void text(String word, double x, double y, Lettering lettering);

  /** Lays an image over the rectangle with this corner and extent. */
  void image(BufferedImage image, double x, double y, double width, double height);

  /** Draws only within {@code shape} until {@link #unclip}; does not nest. */
  void clip(Shape shape);

  void unclip();

  /** Writes the finished sheet. */
  void save(OutputStream out) throws IOException;

  /** Fills and strokes in one colour: neighbours overlap, and no seam shows between them. */
  default void fillGrown(Shape shape, Ink ink, double width) {
    fill(shape, ink);
    stroke(shape, Pen.of(ink, width));
  }

  /** Sets a word over a picture, with a rim of {@code halo} around its letters. */
  default void haloed(String word, double x, double y, Lettering lettering, Ink halo) {
    stroke(lettering.outline(word, x, y), Pen.of(halo, 0.24 * lettering.size()));
    text(word, x, y, lettering);
  }

  /** The same in the middle of a box. */
  default void haloed(String word, Rectangle2D box, Lettering lettering, Ink halo) {
    double baseline = box.getCenterY() + lettering.capHeight() / 2;
    haloed(word, box.getCenterX(), baseline, lettering.middle(), halo);
  }

  default void line(double x1, double y1, double x2, double y2, Pen pen) {
    stroke(new Line2D.Double(x1, y1, x2, y2), pen);
  }
}
