// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;

class HeightNormalsTest {
  private static final double ROUNDING = 1e-12;
  private static final Grid GRID = Grid.plane(Axis.parse("0:4:5"), Axis.parse("0:1:3"));

  @Test
  void inclinedPlane_hasItsNormalEverywhere() {
    double[] heights = new double[GRID.size()];
    for (int i = 0; i < heights.length; i++) {
      heights[i] = 2 * GRID.at(i).x() - 3 * GRID.at(i).y();
    }
    double[] normals = HeightNormals.of(GRID, heights);
    for (int i = 0; i < heights.length; i++) {
      assertThat(normals[3 * i]).isCloseTo(-2 / Math.sqrt(14), within(ROUNDING));
      assertThat(normals[3 * i + 1]).isCloseTo(3 / Math.sqrt(14), within(ROUNDING));
      assertThat(normals[3 * i + 2]).isCloseTo(1 / Math.sqrt(14), within(ROUNDING));
    }
  }

  @Test
  void cliffBeyondEverySquare_hasAUnitNormal() {
    double[] heights = new double[GRID.size()];
    heights[7] = Double.MAX_VALUE;
    heights[8] = -Double.MAX_VALUE;
    double[] normals = HeightNormals.of(GRID, heights);
    for (int i = 0; i < normals.length; i += 3) {
      double length = Math.hypot(Math.hypot(normals[i], normals[i + 1]), normals[i + 2]);
      assertThat(length).isCloseTo(1, within(ROUNDING));
    }
  }

  @Test
  void whatFollowsTheNodes_isUpright() {
    double[] normals = HeightNormals.of(GRID, new double[GRID.size() + 1]);
    assertThat(normals).hasSize(48).endsWith(0.0, 0.0, 1.0);
  }
}
