// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.relief;

import org.thalweg.render.figure.Palette;

/** From a place on the surface to linear light, red, green and blue in turn. */
final class Shader {
  private static final int COLOURS = 2048;
  private static final double SKY = 0.46;
  private static final double SUN = 0.74;
  private static final double GLOSS = 0.10;
  private static final double SHARPNESS = 36;
  private static final double UNDERSIDE = 0.55;

  private final HeightField field;
  private final Light light;
  private final double[] colours = new double[3 * COLOURS];
  private final double[] half = new double[3];
  private final double[] eye = new double[3];

  Shader(HeightField field, Light light, Camera camera, Palette palette) {
    this.field = field;
    this.light = light;
    for (int entry = 0; entry < COLOURS; entry++) {
      int rgb = palette.atPosition(entry / (COLOURS - 1.0)).rgb();
      for (int i = 0; i < 3; i++) {
        colours[3 * entry + i] = Srgb.linear(rgb >> (16 - 8 * i));
      }
    }
    double length = 0;
    for (int i = 0; i < 3; i++) {
      eye[i] = camera.toEye(i);
      half[i] = eye[i] + light.sun(i);
      length += half[i] * half[i];
    }
    for (int i = 0; i < 3; i++) {
      half[i] /= Math.sqrt(length);
    }
  }

  /** Blinn and Phong's model with shadow and occlusion, into {@code rgb}. */
  void shade(double u, double v, double[] rgb) {
    double facing = 0;
    double sun = 0;
    double gloss = 0;
    for (int i = 0; i < 3; i++) {
      double n = field.normalAt(u, v, i);
      facing += n * eye[i];
      sun += n * light.sun(i);
      gloss += n * half[i];
    }
    double lit = light.sunOnSurface(u, v);
    double amount;
    double shine = 0;
    if (facing >= -0.02) {
      amount = SKY * light.sky(u, v) + SUN * lit * Math.max(0, sun);
      shine = GLOSS * lit * Math.pow(Math.max(0, gloss), SHARPNESS);
    } else {
      amount = UNDERSIDE * SKY + 0.2 * Math.max(0, -sun);
    }
    int colour = 3 * (int) Math.round((COLOURS - 1) * field.heightAt(u, v) / HeightField.TOP);
    for (int i = 0; i < 3; i++) {
      rgb[i] = amount * colours[colour + i] + shine;
    }
  }
}
