// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.relief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.render.caption.Field;

class ReliefPartsTest {
  private static final double ROUNDING = 1e-9;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void smoothRow_keepsNodesAndRisingStretchesRising(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] rising = new double[20];
    for (int i = 1; i < rising.length; i++) {
      rising[i] = rising[i - 1] + Math.pow(random.nextDouble(), 4);
    }
    double[] fine = SmoothRow.resample(rising, 9);
    for (int i = 1; i < fine.length; i++) {
      assertThat(fine[i]).isGreaterThanOrEqualTo(fine[i - 1] - ROUNDING);
    }
    for (int i = 0; i < rising.length; i++) {
      assertThat(fine[9 * i]).isCloseTo(rising[i], within(ROUNDING));
    }
  }

  @Test
  void smoothRow_keepsAPlateauFlat() {
    double[] fine = SmoothRow.resample(new double[] {0, 0.5, 1, 1, 1, 0.2}, 5);
    for (int i = 10; i <= 20; i++) {
      assertThat(fine[i]).isCloseTo(1, within(ROUNDING));
    }
  }

  @Test
  void openPlain_seesAllSunAndSky() {
    Light light = new Light(new HeightField(constant(0.2), 60), -60, -0.4);
    assertThat(light.sunOnSurface(0.4, 0.7)).isEqualTo(1);
    assertThat(light.sky(0.4, 0.7)).isCloseTo(1, within(ROUNDING));
    assertThat(light.sunOnFloor(0.5, 0.5)).isZero();
  }

  @Test
  void wall_shadowsTheSideAwayFromTheSun() {
    // With the camera at −60° the sun stands at −135°: towards low x and low y.
    double[] values = new double[21 * 21];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 21 == 10 ? 1 : 0;
    }
    Light light = new Light(new HeightField(Field.of(21, 21, values), 60), -60, -0.4);
    assertThat(light.sunOnSurface(0.60, 0.6)).isZero();
    assertThat(light.sunOnSurface(0.40, 0.6)).isEqualTo(1);
    assertThat(light.sky(0.55, 0.5)).isLessThan(0.8);
  }

  @Test
  void holes_stayHoles() {
    double[] values = new double[25];
    values[12] = Double.NaN;
    HeightField field = new HeightField(Field.of(5, 5, values), 40);
    assertThat(field.isHoleAt(0.45, 0.45)).isTrue();
    assertThat(field.isHoleAt(0.1, 0.1)).isFalse();
    assertThat(field.asField().nonFinite()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-120, -60, 0, 35, 170})
  void camera_fitsTheBoxIntoTheArea(double azimuth) {
    Rectangle2D.Double area = new Rectangle2D.Double(50, 30, 400, 300);
    Camera camera = Camera.fitted(azimuth, 30, 1.6, -0.4, 1, area);
    Rectangle2D grown = new Rectangle2D.Double(49.9, 29.9, 400.2, 300.2);
    for (int corner = 0; corner < 8; corner++) {
      Point2D p =
          camera.project((corner & 1) * 2 - 1, (corner & 2) - 1, (corner & 4) == 0 ? -0.4 : 1);
      assertThat(grown.contains(p)).isTrue();
    }
  }

  @Test
  void camera_atMinusNinetyLooksAlongY() {
    Camera camera = Camera.fitted(-90, 30, 1, 0, 1, new Rectangle2D.Double(0, 0, 100, 100));
    assertThat(camera.project(1, 0, 0).x).isGreaterThan(camera.project(-1, 0, 0).x);
    assertThat(camera.depth(0, 1, 0)).isGreaterThan(camera.depth(0, -1, 0));
    assertThat(camera.project(0, 0, 1).y).isLessThan(camera.project(0, 0, 0).y);
  }

  @Test
  void cameraOnAWidePlane_drawsItsAxesAtTheirTrueRatio() {
    // From straight above, a unit square twice as wide as deep.
    Camera camera = Camera.fitted(-90, 90, 2, 0, 0.001, new Rectangle2D.Double(0, 0, 400, 400));
    double wide = camera.project(1, 0, 0).x - camera.project(-1, 0, 0).x;
    double deep = camera.project(0, -1, 0).y - camera.project(0, 1, 0).y;
    assertThat(wide / deep).isCloseTo(2, within(1e-9));
  }

  private static Field constant(double value) {
    double[] values = new double[25];
    Arrays.fill(values, value);
    return Field.of(5, 5, values);
  }
}
