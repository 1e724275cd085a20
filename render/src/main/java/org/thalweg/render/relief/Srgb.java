// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.relief;

/** Between stored bytes and linear light (IEC 61966-2-1). */
final class Srgb {
  private static final double[] LINEAR = new double[256];
  private static final int[] STORED = new int[4097];

  static {
    for (int i = 0; i < LINEAR.length; i++) {
      double c = i / 255.0;
      LINEAR[i] = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
    for (int i = 0; i < STORED.length; i++) {
      double c = i / 4096.0;
      double s = c <= 0.0031308 ? 12.92 * c : 1.055 * Math.pow(c, 1 / 2.4) - 0.055;
      STORED[i] = (int) Math.round(255 * s);
    }
  }

  private Srgb() {}

  /** Of the low byte of {@code channel}. */
  static double linear(int channel) {
    return LINEAR[channel & 0xff];
  }

  static int stored(double light) {
    return STORED[(int) Math.round(4096 * Math.max(0, Math.min(1, light)))];
  }

  static int rgb(double r, double g, double b) {
    return stored(r) << 16 | stored(g) << 8 | stored(b);
  }
}
