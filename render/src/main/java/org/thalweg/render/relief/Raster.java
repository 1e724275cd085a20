// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.relief;

import java.awt.geom.Point2D;
import java.util.Arrays;

/** What each pixel sees: the nearest of surface, floor and path, and where on it. */
final class Raster {
  static final byte NOTHING = 0;
  static final byte FLOOR = 1;
  static final byte SURFACE = 2;
  static final byte HALO = 3;

  /** A path's ink; the first path, then the next ones above. */
  static final byte PATH = 4;

  private final int width;
  private final int height;
  private final float[] depths;
  private final float[] us;
  private final float[] vs;
  private final float[] heights;
  private final byte[] kinds;

  Raster(int width, int height) {
    this.width = width;
    this.height = height;
    depths = new float[width * height];
    us = new float[width * height];
    vs = new float[width * height];
    heights = new float[width * height];
    kinds = new byte[width * height];
    Arrays.fill(depths, Float.POSITIVE_INFINITY);
  }

  /** A corner of a triangle: on the raster, in depth, and on the surface. */
  record Corner(double x, double y, double depth, double u, double v, double height) {
    /** Seen at {@code z}, while the surface there has {@code height}. */
    static Corner of(Camera camera, double u, double v, double z, double height) {
      double x = 2 * u - 1;
      double y = 2 * v - 1;
      Point2D p = camera.project(x, y, z);
      return new Corner(p.getX(), p.getY(), camera.depth(x, y, z), u, v, height);
    }
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  byte kind(int pixel) {
    return kinds[pixel];
  }

  /** The surface's height at the place seen; of a path's pixel it is what lies under it. */
  double height(int pixel) {
    return heights[pixel];
  }

  double u(int pixel) {
    return us[pixel];
  }

  double v(int pixel) {
    return vs[pixel];
  }

  /** Fills pixel centres row by row; depth and place are mixed without regard to perspective. */
  void triangle(Corner a, Corner b, Corner c, byte kind) {
    double area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
    if (area == 0) {
      return;
    }
    int x0 = Math.max(0, (int) Math.ceil(Math.min(a.x, Math.min(b.x, c.x)) - 0.5));
    int x1 = Math.min(width - 1, (int) Math.floor(Math.max(a.x, Math.max(b.x, c.x)) - 0.5));
    int y0 = Math.max(0, (int) Math.ceil(Math.min(a.y, Math.min(b.y, c.y)) - 0.5));
    int y1 = Math.min(height - 1, (int) Math.floor(Math.max(a.y, Math.max(b.y, c.y)) - 0.5));
    double stepB = (c.y - a.y) / area;
    double stepC = (a.y - b.y) / area;
    for (int y = y0; y <= y1; y++) {
      double px = x0 + 0.5 - a.x;
      double py = y + 0.5 - a.y;
      double wb = (px * (c.y - a.y) - (c.x - a.x) * py) / area;
      double wc = ((b.x - a.x) * py - px * (b.y - a.y)) / area;
      for (int x = x0; x <= x1; x++, wb += stepB, wc += stepC) {
        if (wb >= 0 && wc >= 0 && wb + wc <= 1) {
          put(y * width + x, 1 - wb - wc, wb, wc, a, b, c, kind);
        }
      }
    }
  }

  private void put(
      int pixel, double wa, double wb, double wc, Corner a, Corner b, Corner c, byte kind) {
    float depth = (float) (wa * a.depth + wb * b.depth + wc * c.depth);
    if (depth < depths[pixel]) {
      depths[pixel] = depth;
      us[pixel] = (float) (wa * a.u + wb * b.u + wc * c.u);
      vs[pixel] = (float) (wa * a.v + wb * b.v + wc * c.v);
      heights[pixel] = (float) (wa * a.height + wb * b.height + wc * c.height);
      kinds[pixel] = kind;
    }
  }

  /** A disc facing the eye; hides what lies no more than {@code bias} before it. */
  void disc(Corner centre, double radius, double bias, byte kind) {
    int y0 = Math.max(0, (int) Math.floor(centre.y - radius));
    int y1 = Math.min(height - 1, (int) Math.ceil(centre.y + radius));
    int x0 = Math.max(0, (int) Math.floor(centre.x - radius));
    int x1 = Math.min(width - 1, (int) Math.ceil(centre.x + radius));
    for (int y = y0; y <= y1; y++) {
      for (int x = x0; x <= x1; x++) {
        double dx = x + 0.5 - centre.x;
        double dy = y + 0.5 - centre.y;
        if (dx * dx + dy * dy <= radius * radius) {
          int pixel = y * width + x;
          if (centre.depth - bias < depths[pixel]) {
            depths[pixel] = (float) (centre.depth - bias);
            kinds[pixel] = kind;
          }
        }
      }
    }
  }
}
