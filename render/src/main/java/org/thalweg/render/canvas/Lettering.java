// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.canvas;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;

/**
 * How a word is set.
 *
 * @param size of the type, in units of the canvas
 * @param angle clockwise in degrees, about the anchor
 */
public record Lettering(Ink ink, double size, boolean bold, Anchor anchor, double angle) {

  /** Which part of the word's baseline lies at the given point. */
  public enum Anchor {
    START(0),
    MIDDLE(0.5),
    END(1);

    private final double share;

    Anchor(double share) {
      this.share = share;
    }

    double share() {
      return share;
    }
  }

  public static Lettering of(Ink ink, double size) {
    return new Lettering(ink, size, false, Anchor.START, 0);
  }

  public Lettering bolder() {
    return new Lettering(ink, size, true, anchor, angle);
  }

  public Lettering middle() {
    return new Lettering(ink, size, bold, Anchor.MIDDLE, angle);
  }

  public Lettering end() {
    return new Lettering(ink, size, bold, Anchor.END, angle);
  }

  public Lettering turned(double degrees) {
    return new Lettering(ink, size, bold, anchor, degrees);
  }

  /** The width of {@code word} as it will be set. */
  public double widthOf(String word) {
    return face().width(word) * size;
  }

  /** The height of digits and capitals: what to centre vertically. */
  public double capHeight() {
    return Typeface.CAP_HEIGHT * size;
  }

  /** The outline of {@code word} as it will be set with its anchor at this point. */
  Path2D outline(String word, double x, double y) {
    String drawable = face().drawable(word);
    AffineTransform place = AffineTransform.getTranslateInstance(x, y);
    place.rotate(Math.toRadians(angle));
    place.scale(size, size);
    place.translate(-anchor.share() * face().width(drawable), 0);
    Path2D outline = face().outline(drawable);
    outline.transform(place);
    return outline;
  }

  Typeface face() {
    return bold ? Typeface.BOLD : Typeface.REGULAR;
  }
}
