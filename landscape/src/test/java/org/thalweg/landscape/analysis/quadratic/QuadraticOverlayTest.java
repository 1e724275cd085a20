// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.quadratic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.landscape.finding.Finding;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.NodeStatus;
import org.thalweg.landscape.surface.Provenance;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.surface.SurfaceFile;
import org.thalweg.landscape.surface.Surfaces;

class QuadraticOverlayTest {
  private static final LocalQuadratic MODEL = new LocalQuadratic(0.25, 0, 0, 2, 0, 8);

  @TempDir private Path folder;

  /** x² + 4y² + ¼ with a wall of its own kind beyond x = 0.6, on nodes that are no square. */
  private static Surface surface(Optional<Provenance> provenance) {
    Grid grid = Grid.plane(new Axis(-1, 1, 11), new Axis(-0.5, 0.5, 5));
    double[][] values = new double[3][grid.size()];
    for (int i = 0; i < grid.size(); i++) {
      double x = grid.at(i).x();
      double y = grid.at(i).y();
      values[0][i] = 90;
      values[1][i] = x * x + 4 * y * y + 0.25 + (x > 0.7 ? 50 : 0);
      values[2][i] = 60;
    }
    return new Surface(
        grid,
        List.of(Channel.accuracy("train"), Channel.loss("train"), Channel.standardError("train")),
        values,
        Collections.nCopies(grid.size(), NodeStatus.MEASURED),
        List.of(),
        provenance);
  }

  private static Surface known() {
    return surface(Optional.of(Surfaces.provenance(Surfaces.question(0))))
        .with(
            new Finding.Geometry(OptionalDouble.empty(), List.of(3.0, 2.0), OptionalDouble.of(0)));
  }

  @Test
  void modelAndItsReach_liveInTheFile() {
    Path file = folder.resolve("a.h5");
    SurfaceFile.write(file, QuadraticOverlay.add(known(), MODEL, Tolerance.ofRise(0.1)));

    Surface read = SurfaceFile.read(file);

    QuadraticOverlay overlay = QuadraticOverlay.find(read).orElseThrow();
    assertThat(overlay).isEqualTo(new QuadraticOverlay(MODEL, 1));
    Map<String, Double> facts = read.findings().figures();
    assertThat(facts.get("quadratic.tolerance")).isEqualTo(0.1);
    assertThat(facts.get("quadratic.x.from")).isEqualTo(-1);
    assertThat(facts.get("quadratic.x.to")).isBetween(0.6, 0.61);
    assertThat(facts.get("quadratic.y.to")).isEqualTo(0.5);
    assertThat(facts.get("quadratic.share")).isEqualTo(9 / 11.0);
    // The upper edge is 0.5 · 2 away, the wall farther.
    assertThat(facts.get("quadratic.radius")).isEqualTo(1);
    int channel = read.findChannel("train_loss_quadratic").orElseThrow();
    assertThat(read.value(channel, read.grid().index(10, 0))).isEqualTo(0.25 + 1 + 1);
  }

  @Test
  void standardErrorsOfItsChannel_areTheTolerance() {
    Surface told = QuadraticOverlay.add(known(), MODEL, Tolerance.standardError());

    Map<String, Double> facts = told.findings().figures();
    assertThat(facts.get("quadratic.share")).isEqualTo(1);
    assertThat(facts.get("quadratic.tolerance")).isZero();
  }

  @Test
  void surfaceWithoutAModel_carriesNone() {
    assertThat(QuadraticOverlay.find(known())).isEmpty();
  }

  @Test
  void surfaceOfUnknownOrigin_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> QuadraticOverlay.add(surface(Optional.empty()), MODEL, Tolerance.ofRise(0.1)))
        .withMessageContaining("of which network");
  }
}
