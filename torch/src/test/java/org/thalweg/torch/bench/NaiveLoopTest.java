// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.direction.Ignore;
import org.thalweg.landscape.direction.RandomDirections;
import org.thalweg.landscape.direction.Rescaling;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.reader.Datasets;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Architectures;
import org.thalweg.torch.model.Initialization;
import org.thalweg.torch.objective.TorchObjective;

class NaiveLoopTest {
  /** Unfused layers in other batches against folded ones, relative. */
  private static final double ROUNDING = 1e-5;

  @Test
  void itsLoss_isThatOfTheObjective_andNothingIsLeftBehind() {
    Architecture architecture = Architectures.named("resnet8-digits");
    Dataset digits = Datasets.read("digits", Optional.empty(), "train");
    ParameterVector centre = Initialization.of(architecture, 0);
    List<ParameterVector> directions =
        new RandomDirections(Rescaling.FILTER, Ignore.BIASBN, 0).directions(centre, 2);
    Subspace plane = new Subspace(centre, directions);
    long before = NativeScope.liveHandles();
    try (TorchObjective objective =
        new TorchObjective(architecture, centre, digits, TorchObjective.Options.DEFAULT)) {
      NaiveLoop loop = new NaiveLoop(objective, plane);
      double expected = objective.measure(plane.pointAt(Coordinates.of(0.3, -0.2))).get(0);
      assertThat(loop.loss(0.3, -0.2)).isCloseTo(expected, within(ROUNDING * expected));
      assertThat(loop.pointsPerSecond(2, 0.01)).isPositive().isFinite();
    }
    assertThat(NativeScope.liveHandles()).isLessThanOrEqualTo(before);
  }
}
