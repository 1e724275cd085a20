// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.TestSurfaces;

class StlExporterTest {
  private static final int HEADER = 80;
  private static final int TRIANGLE = 50;

  /** Corners and normals are float32. */
  private static final double SINGLE = 1e-5;

  @Test
  void normals_areUnitUpwardAndByTheRightHandRule() throws IOException {
    for (Surface surface : new Surface[] {TestSurfaces.chasm(), RoughSurface.plane()}) {
      ByteBuffer body = body(surface);
      while (body.hasRemaining()) {
        double[] normal = point(body);
        double[] a = point(body);
        double[] b = point(body);
        double[] c = point(body);
        assertThat(body.getShort()).isZero();
        double[] cross = cross(a, b, c);
        double length = Math.sqrt(dot(cross, cross));
        assertThat(normal[2]).isPositive();
        assertThat(dot(normal, normal)).isCloseTo(1, within(SINGLE));
        assertThat(dot(normal, cross)).isCloseTo(length, within(SINGLE * length));
      }
    }
  }

  @Test
  void nonSquareGrid_hasTwoTrianglesACellInGridOrder() throws IOException {
    ByteBuffer body = body(TestSurfaces.indexed());
    assertThat(body.remaining()).isEqualTo(48 * TRIANGLE);
    for (int cell = 0; cell < 24; cell++) {
      int ix = cell % 4;
      int iy = cell / 4;
      float[] corners = {ix, iy, ix + 1, iy, ix + 1, iy + 1, ix, iy, ix + 1, iy + 1, ix, iy + 1};
      for (int triangle = 0; triangle < 2; triangle++) {
        point(body);
        for (int corner = 3 * triangle; corner < 3 * triangle + 3; corner++) {
          double[] at = point(body);
          assertThat(at[0]).isEqualTo(corners[2 * corner]);
          assertThat(at[1]).isEqualTo(corners[2 * corner + 1]);
        }
        body.getShort();
      }
    }
  }

  @Test
  void line_isRefused() {
    assertThatThrownBy(() -> Exported.bytes(TestSurfaces.curve(), "stl", Part.SURFACE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an .stl file holds triangles, got a line; export it as .obj, .ply or .csv");
  }

  private static ByteBuffer body(Surface surface) throws IOException {
    ByteBuffer all = Exported.numbers(surface, "stl");
    byte[] header = new byte[HEADER];
    all.get(header);
    assertThat(new String(header, StandardCharsets.US_ASCII)).startsWith("Thalweg, ");
    assertThat(all.getInt()).isEqualTo(all.remaining() / TRIANGLE);
    return all;
  }

  private static double[] point(ByteBuffer body) {
    return new double[] {body.getFloat(), body.getFloat(), body.getFloat()};
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  private static double[] cross(double[] a, double[] b, double[] c) {
    double[] u = {b[0] - a[0], b[1] - a[1], b[2] - a[2]};
    double[] v = {c[0] - a[0], c[1] - a[1], c[2] - a[2]};
    return new double[] {
      u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]
    };
  }
}
