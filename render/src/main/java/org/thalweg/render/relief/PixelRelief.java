// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.relief;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Ink;

/** The relief on pixels: depth buffer first, then light and lines where something is seen. */
final class PixelRelief {
  private static final double LINE = 0.85;
  private static final double LINE_DARKNESS = 0.72;
  private static final double FLAT = 1e-7;
  // No line is wider than this in value: spares the slope of most samples, and flat ground stays
  // bare.
  private static final double FARTHEST = 0.012;
  private static final double HATCHES = 70;
  private static final double FLOOR_PALENESS = 0.30;
  private static final double FLOOR_SHADOW = 0.45;
  private static final long MOST_SAMPLES = 24_000_000;
  private static final int PATHS = 6;

  private final ReliefScene scene;
  private final HeightField field;
  private final Light light;
  private final Shader shader;
  private final double[] levels;
  private final Raster raster;
  private final double unit;

  private PixelRelief(
      ReliefScene scene,
      Camera camera,
      HeightField field,
      Light light,
      Raster raster,
      double unit) {
    this.scene = scene;
    this.field = field;
    this.light = light;
    this.raster = raster;
    this.unit = unit;
    shader = new Shader(field, light, camera, scene.palette());
    levels = scene.levelPositions().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Draws over {@code area}; what shows nothing stays clear. */
  static void draw(
      Canvas canvas,
      Rectangle2D.Double area,
      ReliefScene scene,
      Camera camera,
      HeightField field,
      Light light) {
    double scale = canvas.pixelScale();
    // Whole pixels, so that the image is laid on the sheet without resampling.
    double x = Math.floor(area.x * scale) / scale;
    double y = Math.floor(area.y * scale) / scale;
    int width = (int) Math.ceil(area.width * scale);
    int height = (int) Math.ceil(area.height * scale);
    int samples = 4L * width * height <= MOST_SAMPLES ? 2 : 1;
    Raster raster = new Raster(width * samples, height * samples);
    Camera fine = camera.onto(x, y, scale * samples);
    PixelRelief relief = new PixelRelief(scene, camera, field, light, raster, scale * samples);
    relief.seeFloor(fine);
    relief.seeSurface(fine);
    relief.seePaths(fine);
    BufferedImage image = relief.shaded(width, height, samples);
    canvas.image(image, x, y, width / scale, height / scale);
  }

  private void seeFloor(Camera camera) {
    see(camera, true, Raster.FLOOR);
  }

  private void seeSurface(Camera camera) {
    see(camera, false, Raster.SURFACE);
  }

  /** Two triangles a cell; each row of corners is projected once. */
  private void see(Camera camera, boolean floor, byte kind) {
    Raster.Corner[] below = corners(camera, 0, floor);
    for (int iy = 0; iy < field.rows() - 1; iy++) {
      Raster.Corner[] above = corners(camera, iy + 1, floor);
      for (int ix = 0; ix < field.columns() - 1; ix++) {
        if (floor || !field.isHole(ix, iy)) {
          raster.triangle(below[ix], below[ix + 1], above[ix + 1], kind);
          raster.triangle(below[ix], above[ix + 1], above[ix], kind);
        }
      }
      below = above;
    }
  }

  private Raster.Corner[] corners(Camera camera, int iy, boolean floor) {
    Raster.Corner[] row = new Raster.Corner[field.columns()];
    double v = (double) iy / (field.rows() - 1);
    for (int ix = 0; ix < row.length; ix++) {
      double u = (double) ix / (field.columns() - 1);
      double height = field.height(ix, iy);
      row[ix] = Raster.Corner.of(camera, u, v, floor ? light.floor() : height, height);
    }
    return row;
  }

  private void seePaths(Camera camera) {
    for (int p = 0; p < scene.surface().paths().size(); p++) {
      List<ProjectedPath.Point> points = scene.surface().paths().get(p).points();
      byte kind = (byte) (Raster.PATH + p % PATHS);
      for (int i = 0; i < points.size(); i++) {
        boolean end = i == points.size() - 1;
        seePoint(camera, points.get(i), end ? 6.5 : i == 0 ? 5 : 2.8, kind);
        if (!end) {
          seeStretch(camera, points.get(i), points.get(i + 1), kind);
        }
      }
      if (points.size() > 1) {
        ring(camera, points.get(0));
      }
    }
  }

  private void seeStretch(
      Camera camera, ProjectedPath.Point from, ProjectedPath.Point to, byte kind) {
    double length = Math.hypot(u(to) - u(from), v(to) - v(from));
    int steps = Math.max(1, (int) Math.ceil(length * 1500));
    for (int s = 0; s <= steps; s++) {
      double share = (double) s / steps;
      seeOnSurface(
          camera,
          u(from) + share * (u(to) - u(from)),
          v(from) + share * (v(to) - v(from)),
          1.7,
          kind);
    }
  }

  private void seePoint(Camera camera, ProjectedPath.Point point, double radius, byte kind) {
    seeOnSurface(camera, u(point), v(point), radius, kind);
  }

  private void seeOnSurface(Camera camera, double u, double v, double radius, byte kind) {
    if (u >= 0 && u <= 1 && v >= 0 && v <= 1) {
      double height = field.heightAt(u, v);
      Raster.Corner at = Raster.Corner.of(camera, u, v, height, height);
      raster.disc(at, (radius + 1.2) * unit, 0.030, Raster.HALO);
      raster.disc(at, radius * unit, 0.045, kind);
    }
  }

  /** Opens the disc at the start. */
  private void ring(Camera camera, ProjectedPath.Point start) {
    double u = u(start);
    double v = v(start);
    if (u >= 0 && u <= 1 && v >= 0 && v <= 1) {
      double height = field.heightAt(u, v);
      Raster.Corner at = Raster.Corner.of(camera, u, v, height, height);
      raster.disc(at, 2.8 * unit, 0.06, Raster.HALO);
    }
  }

  private double u(ProjectedPath.Point p) {
    Axis axis = scene.surface().grid().x();
    return (p.x() - axis.min()) / (axis.max() - axis.min());
  }

  private double v(ProjectedPath.Point p) {
    Axis axis = scene.surface().grid().y();
    return (p.y() - axis.min()) / (axis.max() - axis.min());
  }

  private BufferedImage shaded(int width, int height, int samples) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    int[] pixels = new int[width * height];
    IntStream.range(0, height)
        .parallel()
        .forEach(
            y -> {
              double[] rgb = new double[3];
              double[] sum = new double[4];
              for (int x = 0; x < width; x++) {
                pixels[y * width + x] = average(x * samples, y * samples, samples, rgb, sum);
              }
            });
    image.setRGB(0, 0, width, height, pixels, 0, width);
    return image;
  }

  /** Linear light of a block of samples, clear where nothing is. */
  private int average(int left, int top, int samples, double[] rgb, double[] sum) {
    Arrays.fill(sum, 0);
    for (int y = top; y < top + samples; y++) {
      for (int x = left; x < left + samples; x++) {
        if (light(x, y, rgb)) {
          for (int i = 0; i < 3; i++) {
            sum[i] += rgb[i];
          }
          sum[3]++;
        }
      }
    }
    if (sum[3] == 0) {
      return 0;
    }
    int alpha = (int) Math.round(255 * sum[3] / (samples * samples));
    return alpha << 24 | Srgb.rgb(sum[0] / sum[3], sum[1] / sum[3], sum[2] / sum[3]);
  }

  private boolean light(int x, int y, double[] rgb) {
    int pixel = y * raster.width() + x;
    switch (raster.kind(pixel)) {
      case Raster.NOTHING -> {
        return false;
      }
      case Raster.SURFACE -> {
        shader.shade(raster.u(pixel), raster.v(pixel), rgb);
        darken(rgb, LINE_DARKNESS * line(x, y));
      }
      case Raster.FLOOR -> floor(x, y, rgb);
      case Raster.HALO -> paint(Ink.of(0xffffff), rgb);
      default -> paint(pathInk(raster.kind(pixel) - Raster.PATH), rgb);
    }
    return true;
  }

  private Ink pathInk(int path) {
    return scene.theme().path(path);
  }

  private static void paint(Ink ink, double[] rgb) {
    for (int i = 0; i < 3; i++) {
      rgb[i] = Srgb.linear(ink.rgb() >> (16 - 8 * i));
    }
  }

  private static void darken(double[] rgb, double share) {
    for (int i = 0; i < 3; i++) {
      rgb[i] *= 1 - share;
    }
  }

  /** Pale bands and lines under the surface, in its shadow. */
  private void floor(int x, int y, double[] rgb) {
    int pixel = y * raster.width() + x;
    double u = raster.u(pixel);
    double v = raster.v(pixel);
    Ink paper = scene.theme().paper();
    boolean hole = field.isHoleAt(u, v);
    Ink ink = hole ? blankInk(u + v) : bandInk(value(pixel));
    double sun = 1 - FLOOR_SHADOW * (1 - light.sunOnFloor(u, v));
    for (int i = 0; i < 3; i++) {
      double own = Srgb.linear(ink.rgb() >> (16 - 8 * i));
      double pale = Srgb.linear(paper.rgb() >> (16 - 8 * i));
      rgb[i] = sun * (own + FLOOR_PALENESS * (pale - own));
    }
    if (!hole) {
      darken(rgb, LINE_DARKNESS * line(x, y));
    }
  }

  private Ink bandInk(double position) {
    int above = Arrays.binarySearch(levels, position);
    int band = above >= 0 ? above + 1 : -above - 1;
    double from = band == 0 ? 0 : levels[band - 1];
    double to = band == levels.length ? 1 : levels[band];
    return scene.palette().atPosition((from + to) / 2);
  }

  private Ink blankInk(double diagonal) {
    double stripe = diagonal * HATCHES;
    return stripe - Math.floor(stripe) < 0.16 ? scene.theme().hatch() : scene.theme().blank();
  }

  private double value(int pixel) {
    return raster.height(pixel) / HeightField.TOP;
  }

  /** How much of this sample an isoline covers: distance to a level over the value's slope. */
  private double line(int x, int y) {
    double value = value(y * raster.width() + x);
    int above = Arrays.binarySearch(levels, value);
    int next = above >= 0 ? above : -above - 1;
    double up = next < levels.length ? levels[next] - value : Double.MAX_VALUE;
    double down = next > 0 ? value - levels[next - 1] : Double.MAX_VALUE;
    double nearest = Math.min(up, down);
    if (nearest > FARTHEST) {
      return 0;
    }
    double slope = Math.hypot(slope(x, y, 1, 0, value), slope(x, y, 0, 1, value));
    if (slope < FLAT) {
      return 0;
    }
    return Math.max(0, Math.min(1, 0.5 + LINE * unit / 2 - nearest / slope));
  }

  /** The lesser of the one-sided differences: the other may cross a silhouette. */
  private double slope(int x, int y, int dx, int dy, double value) {
    double before = difference(x - dx, y - dy, x, y, value);
    double after = difference(x + dx, y + dy, x, y, value);
    return Math.min(before, after) == Double.MAX_VALUE ? 0 : Math.min(before, after);
  }

  private double difference(int x, int y, int fromX, int fromY, double value) {
    if (x < 0 || y < 0 || x >= raster.width() || y >= raster.height()) {
      return Double.MAX_VALUE;
    }
    int pixel = y * raster.width() + x;
    boolean same = raster.kind(pixel) == raster.kind(fromY * raster.width() + fromX);
    return same ? Math.abs(value(pixel) - value) : Double.MAX_VALUE;
  }
}
