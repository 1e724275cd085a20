// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.sampling.GridPlan;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Sample;

/** A plane has pictures long before its last point. */
class FirstPicturesTest {
  private final Grid plane = Grid.plane(new Axis(-1, 1, 31), new Axis(-1, 1, 31));
  private final List<Sample> inOrder =
      new GridPlan(plane)
          .nextRound(Map.of()).stream()
              .<Sample>map(
                  node -> new Sample.Measured(node, plane.at(node), Measurement.of(1.0 * node)))
              .toList();

  @Test
  void pictures_comeWithTheLastPointOfACoarserGrid() {
    List<Integer> measured = new ArrayList<>();
    List<Grid> shown = new ArrayList<>();
    FirstPictures first = new FirstPictures(plane, (grid, samples) -> shown.add(grid));
    for (int i = 0; i < inOrder.size(); i++) {
      first.measured(inOrder.subList(i, i + 1));
      if (shown.size() > measured.size()) {
        measured.add(i + 1);
      }
    }
    assertThat(measured).containsExactly(49, 225);
    assertThat(shown.stream().map(FirstPictures::describe)).containsExactly("7 × 7", "15 × 15");
    assertThat(first.describe()).isEqualTo("7 × 7, then 15 × 15");
  }

  @Test
  void picturesHold_whatWasMeasuredAndNothingElse() {
    List<Sample> shown = new ArrayList<>();
    FirstPictures first = new FirstPictures(plane, (grid, samples) -> shown.addAll(samples));
    first.measured(inOrder.subList(0, 49));
    assertThat(shown).hasSize(49);
    assertThat(shown.stream().map(Sample::at))
        .containsExactlyInAnyOrderElementsOf(
            inOrder.subList(0, 49).stream().map(Sample::at).toList());
    assertThat(shown)
        .allSatisfy(
            sample ->
                assertThat(((Sample.Measured) sample).measurement())
                    .isEqualTo(
                        inOrder.stream()
                            .filter(other -> other.at().equals(sample.at()))
                            .map(other -> ((Sample.Measured) other).measurement())
                            .findFirst()
                            .orElseThrow()));
  }

  @Test
  void resumedPlane_isShownAtOnceAndAsFineAsItIs() {
    List<Grid> shown = new ArrayList<>();
    FirstPictures first = new FirstPictures(plane, (grid, samples) -> shown.add(grid));
    first.measured(inOrder.subList(0, 300));
    assertThat(shown.stream().map(FirstPictures::describe)).containsExactly("15 × 15");
  }
}
