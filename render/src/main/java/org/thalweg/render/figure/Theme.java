// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.figure;

import java.util.Arrays;
import java.util.List;
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
 * @param path the first training path
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

  // Okabe and Ito's colours, which differ to colour-blind eyes too.
  private static final List<Ink> PATHS = inks(0x56b4e9, 0xf0a30a, 0x1b1f24, 0xcc79a7, 0xf7e442);
  private static final List<Ink> CURVES =
      inks(0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0xe69f00, 0x56b4e9, 0x1b1f24, 0x8c959f);
  private static final List<Ink> LIGHT_CURVES =
      inks(0x56b4e9, 0xf28e2b, 0x2cc295, 0xe79ac4, 0xf0e442, 0xa5c8f0, 0xe8eaed, 0x8c959f);

  private static List<Ink> inks(int... rgb) {
    return Arrays.stream(rgb).mapToObj(Ink::of).toList();
  }

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

  /** The colour of one of several paths over any colour map, under a white rim. */
  public Ink path(int number) {
    return number == 0 ? path : PATHS.get((number - 1) % PATHS.size());
  }

  /** The colour of one of several curves on the paper; the first eight differ to every eye. */
  public Ink curve(int number) {
    List<Ink> curves = luminance(paper.rgb()) > 0.5 ? CURVES : LIGHT_CURVES;
    return curves.get(number % curves.size());
  }

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
