// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.relief;

import java.util.stream.IntStream;

/**
 * What light reaches each node: sun through soft shadows, sky through occlusion.
 *
 * <p>Shadows are rays marched over the height field towards several points of a wide sun; occlusion
 * is the share of sky above the horizon of eight directions.
 */
final class Light {
  private static final double SUN_TURN = -75;
  private static final double SUN_ELEVATION = 48;
  private static final double SUN_WIDTH = 7;
  private static final int SUN_SAMPLES = 12;
  private static final double BIAS = 0.006;
  private static final int SKY_DIRECTIONS = 16;
  private static final int SKY_STEPS = 14;
  private static final double SKY_RADIUS = 0.7;

  private final HeightField field;
  private final double floor;
  private final double[][] suns = new double[SUN_SAMPLES][];
  private final double[] sun;
  private final double[] onSurface;
  private final double[] onFloor;
  private final double[] sky;

  /** The sun stands to the left of a camera at {@code azimuth}. */
  Light(HeightField field, double azimuth, double floor) {
    this.field = field;
    this.floor = floor;
    sun = direction(azimuth + SUN_TURN, SUN_ELEVATION);
    for (int i = 0; i < SUN_SAMPLES; i++) {
      // A sunflower disc: even cover without a random generator.
      double r = SUN_WIDTH * Math.sqrt((i + 0.5) / SUN_SAMPLES);
      double turn = i * 2.399963;
      suns[i] =
          direction(azimuth + SUN_TURN + r * Math.cos(turn), SUN_ELEVATION + r * Math.sin(turn));
    }
    onSurface = perNode((ix, iy) -> sunOn(field.x(ix), field.y(iy), field.height(ix, iy) + BIAS));
    onFloor = perNode((ix, iy) -> sunOn(field.x(ix), field.y(iy), floor));
    sky = perNode(this::skyAbove);
  }

  private static double[] direction(double azimuth, double elevation) {
    double a = Math.toRadians(azimuth);
    double e = Math.toRadians(elevation);
    return new double[] {Math.cos(e) * Math.cos(a), Math.cos(e) * Math.sin(a), Math.sin(e)};
  }

  private interface NodeValue {
    double at(int ix, int iy);
  }

  private double[] perNode(NodeValue value) {
    double[] table = new double[field.columns() * field.rows()];
    IntStream.range(0, field.rows())
        .parallel()
        .forEach(
            iy -> {
              for (int ix = 0; ix < field.columns(); ix++) {
                table[iy * field.columns() + ix] = value.at(ix, iy);
              }
            });
    return table;
  }

  /** The share of the sun seen from a point: a ray that crosses the sheet is blocked. */
  private double sunOn(double x, double y, double z) {
    int seen = 0;
    for (double[] ray : suns) {
      seen += crosses(x, y, z, ray) ? 0 : 1;
    }
    return (double) seen / suns.length;
  }

  private boolean crosses(double x, double y, double z, double[] ray) {
    double step = 2.0 / (Math.max(field.columns(), field.rows()) - 1);
    double stride = 1.5 * step / Math.hypot(ray[0], ray[1]);
    boolean startsBelow = z < field.heightAt((x + 1) / 2, (y + 1) / 2);
    for (double t = stride; ; t += stride) {
      double px = x + t * ray[0];
      double py = y + t * ray[1];
      double pz = z + t * ray[2];
      if (Math.abs(px) > 1 || Math.abs(py) > 1 || (pz > HeightField.TOP && !startsBelow)) {
        return false;
      }
      double u = (px + 1) / 2;
      double v = (py + 1) / 2;
      if ((pz < field.heightAt(u, v)) != startsBelow) {
        if (!field.isHoleAt(u, v)) {
          return true;
        }
        startsBelow = !startsBelow;
      }
    }
  }

  private double skyAbove(int ix, int iy) {
    double x = field.x(ix);
    double y = field.y(iy);
    double z = field.height(ix, iy);
    double open = 0;
    for (int d = 0; d < SKY_DIRECTIONS; d++) {
      double angle = 2 * Math.PI * (d + 0.5) / SKY_DIRECTIONS;
      double slope = 0;
      for (int s = 1; s <= SKY_STEPS; s++) {
        double share = (double) s / SKY_STEPS;
        double t = SKY_RADIUS * share * share;
        double px = x + t * Math.cos(angle);
        double py = y + t * Math.sin(angle);
        if (Math.abs(px) > 1 || Math.abs(py) > 1) {
          break;
        }
        double rise = field.heightAt((px + 1) / 2, (py + 1) / 2) - z;
        slope = Math.max(slope, rise / t * (1 - 0.5 * share));
      }
      // 1 − sin² of the horizon: sky weighted by the cosine law.
      open += 1 / (1 + slope * slope);
    }
    return open / SKY_DIRECTIONS;
  }

  double floor() {
    return floor;
  }

  double sun(int component) {
    return sun[component];
  }

  /** 0 in full shadow to 1 in full sun. */
  double sunOnSurface(double u, double v) {
    return field.mix(onSurface, 1, 0, u, v);
  }

  double sunOnFloor(double u, double v) {
    return field.mix(onFloor, 1, 0, u, v);
  }

  /** The open share of the sky, 0..1. */
  double sky(double u, double v) {
    return field.mix(sky, 1, 0, u, v);
  }
}
