// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.figure;

import org.thalweg.render.canvas.Ink;

/**
 * The colours around the data.
 *
 * @param paper the background
 * @param ink titles, axes, ticks
 * @param muted caption and axis titles
 * @param faint grid lines
 * @param blank where there is no number
 * @param hatch the strokes over blank
 * @param loss curves of losses
 * @param accuracy curves of accuracies
 * @param path a training path
 */
public record Theme(
    Ink paper,
    Ink ink,
    Ink muted,
    Ink faint,
    Ink blank,
    Ink hatch,
    Ink loss,
    Ink accuracy,
    Ink path) {

  private static final double MOST_LIGHT = 0.33;
  private static final double LEAST_LIGHT = 0.12;

  /** Black on white, for print. */
  public static final Theme PAPER =
      new Theme(
          Ink.of(0xffffff),
          Ink.of(0x1b1f24),
          Ink.of(0x57606a),
          Ink.of(0xe4e7eb),
          Ink.of(0xf0f0f0),
          Ink.of(0x8c959f),
          Ink.of(0x1f5fbf),
          Ink.of(0xc8372d),
          Ink.of(0xd7263d));

  /** Light on dark, for screens. */
  public static final Theme DARK =
      new Theme(
          Ink.of(0x14171c),
          Ink.of(0xe8eaed),
          Ink.of(0xa1a8b3),
          Ink.of(0x2b313a),
          Ink.of(0x23272e),
          Ink.of(0x6b7480),
          Ink.of(0x6ea8fe),
          Ink.of(0xff7b72),
          Ink.of(0xff3b4e));

  /** White on a dark colour, black on a light one. */
  public static Ink over(int rgb) {
    return luminance(rgb) < 0.2 ? Ink.of(0xffffff) : Ink.of(0x10141a);
  }

  /** {@code ink}, moved towards black or white until it stands out from the paper. */
  public Ink readable(Ink ink) {
    int rgb = ink.rgb();
    boolean light = luminance(paper.rgb()) > 0.5;
    for (int i = 0;
        i < 20 && (light ? luminance(rgb) > MOST_LIGHT : luminance(rgb) < LEAST_LIGHT);
        i++) {
      rgb = towards(rgb, light ? 0 : 255);
    }
    return new Ink(rgb, ink.opacity());
  }

  private static int towards(int rgb, int end) {
    int moved = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int channel = rgb >> shift & 0xff;
      moved |= (int) Math.round(channel + 0.05 * (end - channel)) << shift;
    }
    return moved;
  }

  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16 & 0xff)
        + 0.7152 * linear(rgb >> 8 & 0xff)
        + 0.0722 * linear(rgb & 0xff);
  }

  private static double linear(int channel) {
    return Math.pow(channel / 255.0, 2.2);
  }
}
