// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.NodeStatus;
import org.thalweg.landscape.surface.Surface;

class ConvexityTest {
  private static final Grid WIDE = Grid.plane(new Axis(-1, 1, 21), new Axis(-0.5, 0.5, 5));
  private static final double EVERYWHERE = 1e9;

  @Test
  void bowl_isConvexEverywhere_andBorderCellsAreCounted() {
    Convexity bowl = Convexity.of(plane(WIDE, (x, y) -> x * x + 10 * y * y), 0, EVERYWHERE);
    assertThat(bowl).isEqualTo(new Convexity(EVERYWHERE, 19 * 3, 0, 0, 21 * 5 - 19 * 3, 0));
    assertThat(bowl.indefiniteShare()).contains(0.0);
  }

  @Test
  void saddle_isIndefiniteEverywhere_alsoTurnedAndStretched() {
    for (DoubleBinaryOperator saddle :
        List.<DoubleBinaryOperator>of(
            (x, y) -> x * x - y * y, (x, y) -> x * y, (x, y) -> x * x - 1e-3 * y * y)) {
      Convexity found = Convexity.of(plane(WIDE, saddle), 0, EVERYWHERE);
      assertThat(found.indefinite()).isEqualTo(19 * 3);
      assertThat(found.indefiniteShare()).contains(1.0);
    }
  }

  @Test
  void dome_isConcave_andNotIndefinite() {
    Convexity dome = Convexity.of(plane(WIDE, (x, y) -> -x * x - y * y), 0, EVERYWHERE);
    assertThat(dome.concave()).isEqualTo(dome.judged()).isEqualTo(19 * 3);
    assertThat(dome.indefiniteShare()).contains(0.0);
  }

  /** Flat along y: its rounding must not look like curvature. */
  @Test
  void valleyWithFlatFloor_isConvexDespiteRounding() {
    Convexity valley =
        Convexity.of(plane(WIDE, (x, y) -> 1 + Math.pow(0.6 * x + 0.8 * y, 2)), 0, EVERYWHERE);
    assertThat(valley.convex()).isEqualTo(19 * 3);
  }

  /** x⁴ − x² bends down where x² < 1/6. */
  @Test
  void share_isThatOfTheRegionWhichBendsDown() {
    Grid grid = Grid.plane(new Axis(-1, 1, 201), new Axis(-1, 1, 7));
    Convexity found =
        Convexity.of(plane(grid, (x, y) -> Math.pow(x, 4) - x * x + y * y), 0, EVERYWHERE);
    assertThat(found.judged()).isEqualTo(199 * 5);
    assertThat(found.indefiniteShare().orElseThrow())
        .isCloseTo(2 / Math.sqrt(6) / 1.99, within(0.005));
  }

  @Test
  void level_leavesOutWhatIsAbove_onNonSquareGrids() {
    // Below 0.01 + rounding lie x = −0.1, 0 and 0.1 of every row.
    Convexity found = Convexity.of(plane(WIDE, (x, y) -> x * x), 0, 0.011);
    assertThat(found.judged()).isEqualTo(3 * 3);
    assertThat(found.border()).isEqualTo(3 * 2);
    assertThat(Convexity.of(plane(WIDE, (x, y) -> x * x), 0, -1).indefiniteShare()).isEmpty();
  }

  @Test
  void failedAndNonFiniteNodes_areExcludedWithTheirNeighbours() {
    int failed = WIDE.index(10, 2);
    double[] values = values(WIDE, (x, y) -> x * x + y * y);
    values[failed] = Double.NaN;
    List<NodeStatus> status = measured(WIDE);
    status.set(failed, NodeStatus.FAILED);
    // An infinite corner is above any level: only its one inner neighbour cannot be judged.
    values[WIDE.index(0, 0)] = Double.POSITIVE_INFINITY;
    Convexity found = Convexity.of(surface(WIDE, values, status), 0, EVERYWHERE);
    assertThat(found.excluded()).isEqualTo(9 + 1);
    assertThat(found.judged()).isEqualTo(19 * 3 - 9 - 1);
    assertThat(found.border()).isEqualTo(21 * 5 - 19 * 3 - 1);
  }

  @Test
  void interpolatedNodes_areNotJudged() {
    List<NodeStatus> status = measured(WIDE);
    status.set(WIDE.index(5, 2), NodeStatus.INTERPOLATED);
    double[] values = values(WIDE, (x, y) -> x * x + y * y);
    assertThat(Convexity.of(surface(WIDE, values, status), 0, EVERYWHERE).excluded()).isEqualTo(9);
  }

  @Test
  void draws_areJudgedOneByOne_andAddUp() {
    Channel loss = Channel.loss("train");
    double[][] values = {
      values(WIDE, (x, y) -> x * x), // the mean, which has no saddle
      values(WIDE, (x, y) -> x * x + y * y),
      values(WIDE, (x, y) -> x * x - y * y)
    };
    Surface drawn =
        new Surface(
            WIDE,
            List.of(loss, loss.ofDraw(1), loss.ofDraw(2)),
            values,
            measured(WIDE),
            List.of(),
            Optional.empty());
    List<Convexity> each = Convexity.ofDraws(drawn, 0, EVERYWHERE);
    assertThat(each).extracting(Convexity::indefinite).containsExactly(0, 57);
    assertThat(each.get(0).plus(each.get(1)).indefiniteShare()).contains(0.5);
    assertThat(Convexity.ofDraws(plane(WIDE, (x, y) -> x), 0, 1)).hasSize(1);
    Convexity otherLevel = Convexity.of(drawn, 0, 1);
    assertThatIllegalArgumentException().isThrownBy(() -> each.get(0).plus(otherLevel));
  }

  @Test
  void line_isRefused() {
    Grid line = Grid.line(new Axis(-1, 1, 3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Convexity.of(surface(line, new double[3], measured(line)), 0, 1));
  }

  private static Surface plane(Grid grid, DoubleBinaryOperator f) {
    return surface(grid, values(grid, f), measured(grid));
  }

  private static Surface surface(Grid grid, double[] values, List<NodeStatus> status) {
    List<Channel> channels = List.of(Channel.loss("train"));
    return new Surface(
        grid, channels, new double[][] {values}, status, List.of(), Optional.empty());
  }

  private static List<NodeStatus> measured(Grid grid) {
    return new ArrayList<>(Collections.nCopies(grid.size(), NodeStatus.MEASURED));
  }

  private static double[] values(Grid grid, DoubleBinaryOperator f) {
    double[] values = new double[grid.size()];
    for (int node = 0; node < values.length; node++) {
      values[node] = f.applyAsDouble(grid.at(node).x(), grid.at(node).y());
    }
    return values;
  }
}
