// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.jhdf.HdfFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.parameters.ParameterVector;

class DirectionScopeTest {
  /** Float rounding of a block's norm. */
  private static final double FLOAT_NORM = 1e-5;

  @TempDir Path folder;

  private static ParameterVector draw(Ignore ignore, DirectionScope tensors) {
    return new RandomDirections(Rescaling.FILTER, ignore, tensors, 1)
        .directions(Layouts.weights(), 1)
        .get(0);
  }

  private static float[] means(ParameterVector vector) {
    return Layouts.block(vector, Layouts.MEAN);
  }

  @Test
  void states_moveRunningStatisticsByTheRuleForBiases() {
    float[] own = means(Layouts.weights());
    assertThat(means(draw(Ignore.BIASBN, DirectionScope.STATES))).containsOnly(0);
    assertThat(means(draw(Ignore.NONE, DirectionScope.STATES))).isEqualTo(own);
    float[] scaled = means(draw(Ignore.SCALED, DirectionScope.STATES));
    assertThat(scaled).isNotEqualTo(own);
    assertThat(Rescaling.norm(scaled)).isCloseTo(Rescaling.norm(own), within(FLOAT_NORM));
    assertThat(means(draw(Ignore.named("regex:running"), DirectionScope.STATES))).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"biasbn", "none", "scaled"})
  void weights_keepRunningStatisticsStill_andMoveTheRestAlike(String rule) {
    ParameterVector weights = draw(Ignore.named(rule), DirectionScope.WEIGHTS);
    ParameterVector states = draw(Ignore.named(rule), DirectionScope.STATES);
    assertThat(means(weights)).containsOnly(0);
    assertThat(states.withZero(block -> !block.role().trainable())).isEqualTo(weights);
    assertThat(new RandomDirections(Rescaling.FILTER, Ignore.named(rule), 1))
        .isEqualTo(
            new RandomDirections(Rescaling.FILTER, Ignore.named(rule), DirectionScope.WEIGHTS, 1));
  }

  @Test
  void fileOfStates_holdsStillStatisticsToo() {
    Path file = folder.resolve("d.h5");
    List<ParameterVector> still = List.of(draw(Ignore.BIASBN, DirectionScope.STATES));
    DirectionFile.write(file, still, DirectionScope.STATES);
    try (HdfFile hdf = new HdfFile(file)) {
      assertThat(hdf.getDatasetByPath("xdirection/8").isScalar()).isTrue();
      assertThat(hdf.getDatasetByPath("xdirection/3").getDimensions()).containsExactly(4);
    }
    assertThat(DirectionFile.read(file, Layouts.SMALL)).isEqualTo(still);
  }

  @Test
  void fileOfWeights_refusesToForgetStatisticsThatMove() {
    List<ParameterVector> moving = List.of(draw(Ignore.NONE, DirectionScope.STATES));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> DirectionFile.write(folder.resolve("d.h5"), moving, DirectionScope.WEIGHTS))
        .withMessageContaining("must be written as states, got weights");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void words_areWeightsAndStates() {
    for (DirectionScope tensors : DirectionScope.values()) {
      assertThat(DirectionScope.named(tensors.cliName())).isEqualTo(tensors);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DirectionScope.named("all"))
        .withMessage("tensors is weights or states, got \"all\"");
  }
}
