// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.relief;

/** What of a relief's surroundings the eye sees. */
final class Sight {
  private static final double MARCH = 0.01;

  private final Camera camera;
  private final HeightField field;

  Sight(Camera camera, HeightField field) {
    this.camera = camera;
    this.field = field;
  }

  /** Whether the surface lies between a point and the eye: the ray towards it crosses the sheet. */
  boolean isHidden(double u, double v, double z) {
    boolean below = z < field.heightAt(u, v);
    for (double t = MARCH; ; t += MARCH) {
      double pu = u + t * camera.toEye(0) / 2;
      double pv = v + t * camera.toEye(1) / 2;
      double pz = z + t * camera.toEye(2);
      if (!isInside(pu, pv) || (pz > HeightField.TOP && !below)) {
        return false;
      }
      if (pz < field.heightAt(pu, pv) != below && !field.isHoleAt(pu, pv)) {
        return true;
      }
    }
  }

  private static boolean isInside(double u, double v) {
    return u >= 0 && u <= 1 && v >= 0 && v <= 1;
  }
}
