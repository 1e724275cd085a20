// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.relief;

/**
 * What light reaches each place: sun through soft shadows, sky through occlusion.
 *
 * <p>Shadows are rays marched over the height field towards several points of a wide sun; occlusion
 * is the share of sky above the horizon of sixteen directions.
 */
final class Light {
  private static final double SUN_TURN = -75;
  private static final double SUN_ELEVATION = 48;
  private static final double SUN_WIDTH = 7;
  private static final int SUN_SAMPLES = 12;
  private static final int FLOOR_SAMPLES = 40;
  private static final double GOLDEN_ANGLE = 2.399963;
  private static final double BIAS = 0.008;
  private static final int SIDE = 201;
  private static final int FLOOR_SIDE = 121;
  private static final double MARCH = 1.0 / 150;
  private static final int SKY_DIRECTIONS = 16;
  private static final int SKY_STEPS = 12;
  private static final double SKY_RADIUS = 0.7;

  private final HeightField field;
  private final double floor;
  private final double[] sun;
  private final Lattice onSurface;
  private final Lattice onFloor;
  private final Lattice sky;

  /** The sun stands to the left of a camera at {@code azimuth}. */
  Light(HeightField field, double azimuth, double floor) {
    this.field = field;
    this.floor = floor;
    sun = direction(azimuth + SUN_TURN, SUN_ELEVATION);
    double[][] few = suns(azimuth + SUN_TURN, SUN_SAMPLES);
    double[][] many = suns(azimuth + SUN_TURN, FLOOR_SAMPLES);
    onSurface = new Lattice(SIDE, (u, v) -> sunOn(u, v, field.heightAt(u, v) + BIAS, few));
    onFloor = new Lattice(FLOOR_SIDE, (u, v) -> sunOn(u, v, floor, many));
    sky = new Lattice(SIDE, this::skyAbove);
  }

  private static double[] direction(double azimuth, double elevation) {
    double a = Math.toRadians(azimuth);
    double e = Math.toRadians(elevation);
    return new double[] {Math.cos(e) * Math.cos(a), Math.cos(e) * Math.sin(a), Math.sin(e)};
  }

  /** Directions over a disc in a sunflower's pattern: even cover without a random generator. */
  private static double[][] suns(double azimuth, int count) {
    double[][] suns = new double[count][];
    for (int i = 0; i < count; i++) {
      double r = SUN_WIDTH * Math.sqrt((i + 0.5) / count);
      double turn = i * GOLDEN_ANGLE;
      suns[i] = direction(azimuth + r * Math.cos(turn), SUN_ELEVATION + r * Math.sin(turn));
    }
    return suns;
  }

  /** The share of the sun seen from a point: a ray that crosses the sheet is blocked. */
  private double sunOn(double u, double v, double z, double[][] suns) {
    int seen = 0;
    for (double[] ray : suns) {
      seen += crosses(u, v, z, ray) ? 0 : 1;
    }
    return (double) seen / suns.length;
  }

  private boolean crosses(double u, double v, double z, double[] ray) {
    double length = Math.hypot(ray[0], ray[1]);
    double du = MARCH * ray[0] / length;
    double dv = MARCH * ray[1] / length;
    double dz = 2 * MARCH * ray[2] / length;
    boolean below = z < field.heightAt(u, v);
    for (int step = 1; ; step++) {
      double pu = u + step * du;
      double pv = v + step * dv;
      double pz = z + step * dz;
      boolean outside = pu < 0 || pu > 1 || pv < 0 || pv > 1;
      if (outside || (pz > HeightField.TOP && !below)) {
        return false;
      }
      if ((pz < field.heightAt(pu, pv)) != below) {
        if (!field.isHoleAt(pu, pv)) {
          return true;
        }
        below = !below;
      }
    }
  }

  /** Sky by the cosine law: 1 − sin² of the horizon, far heights counting less. */
  private double skyAbove(double u, double v) {
    double z = field.heightAt(u, v);
    double open = 0;
    for (int d = 0; d < SKY_DIRECTIONS; d++) {
      double angle = 2 * Math.PI * (d + 0.5) / SKY_DIRECTIONS;
      double slope = horizon(u, v, z, Math.cos(angle), Math.sin(angle));
      open += 1 / (1 + slope * slope);
    }
    return open / SKY_DIRECTIONS;
  }

  private double horizon(double u, double v, double z, double cosine, double sine) {
    double slope = 0;
    for (int s = 1; s <= SKY_STEPS; s++) {
      double share = (double) s / SKY_STEPS;
      double t = SKY_RADIUS * share * share;
      double pu = u + t / 2 * cosine;
      double pv = v + t / 2 * sine;
      if (pu < 0 || pu > 1 || pv < 0 || pv > 1) {
        break;
      }
      slope = Math.max(slope, (field.heightAt(pu, pv) - z) / t * (1 - 0.5 * share));
    }
    return slope;
  }

  double floor() {
    return floor;
  }

  double sun(int component) {
    return sun[component];
  }

  /** 0 in full shadow to 1 in full sun. */
  double sunOnSurface(double u, double v) {
    return onSurface.at(u, v);
  }

  double sunOnFloor(double u, double v) {
    return onFloor.at(u, v);
  }

  /** The open share of the sky, 0..1. */
  double sky(double u, double v) {
    return sky.at(u, v);
  }
}
