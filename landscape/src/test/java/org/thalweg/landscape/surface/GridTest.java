// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.surface;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.thalweg.landscape.subspace.Axis;

class GridTest {

  /** The reference implementation scrambles every grid that is not square. */
  @Test
  void nonSquareGrid_keepsAxisOrder() {
    Grid grid = Grid.plane(new Axis(0, 6, 7), new Axis(0, 4, 5));

    for (int iy = 0; iy < 5; iy++) {
      for (int ix = 0; ix < 7; ix++) {
        int k = grid.index(ix, iy);
        assertThat(k).isEqualTo(iy * 7 + ix);
        assertThat(grid.ix(k)).isEqualTo(ix);
        assertThat(grid.iy(k)).isEqualTo(iy);
        assertThat(100 * grid.at(k).x() + grid.at(k).y()).isEqualTo(100 * ix + iy);
      }
    }
    assertThat(grid.size()).isEqualTo(35);
  }

  /** loss-landscapes shifts every other row by one cell: a comb. */
  @Test
  void everyRow_hasOneSecondCoordinate() {
    Grid grid = Grid.plane(new Axis(-1, 1, 4), new Axis(-1, 1, 6));

    for (int iy = 0; iy < grid.rows(); iy++) {
      double y = grid.y().at(iy);
      for (int ix = 0; ix < grid.columns(); ix++) {
        assertThat(grid.at(grid.index(ix, iy)).y()).isEqualTo(y);
      }
    }
  }

  @Test
  void line_hasOneRow() {
    Grid grid = Grid.line(new Axis(-1, 1, 3));

    assertThat(grid.rows()).isEqualTo(1);
    assertThat(grid.at(2).dimension()).isEqualTo(1);
    assertThat(grid.at(2).x()).isEqualTo(1);
  }
}
