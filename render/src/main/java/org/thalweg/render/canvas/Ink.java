// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.canvas;

/**
 * A colour to draw with.
 *
 * @param rgb 0xRRGGBB in sRGB
 * @param opacity 0 for clear to 1 for covering
 */
public record Ink(int rgb, double opacity) {
  public static Ink of(int rgb) {
    return new Ink(rgb, 1);
  }

  public Ink faded(double share) {
    return new Ink(rgb, opacity * share);
  }

  String hex() {
    return "#%06x".formatted(rgb & 0xffffff);
  }

  int argb() {
    return (int) Math.round(255 * opacity) << 24 | (rgb & 0xffffff);
  }
}
