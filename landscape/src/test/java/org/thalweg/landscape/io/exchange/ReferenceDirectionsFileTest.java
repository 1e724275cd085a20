// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.direction.DirectionFile;
import org.thalweg.landscape.io.hdf5.Hdf5Input;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;

/** Direction files as h5py writes them, of old and new layout. */
class ReferenceDirectionsFileTest {
  private static final int WEIGHTS = 12;

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"weights.h5", "weights-latest.h5"})
  void blocks_areReadByNumberNotByListing(String name) {
    List<ParameterVector> directions = DirectionFile.read(Fixtures.file(name), layout());
    assertThat(directions).hasSize(2);
    assertHoldsItsNumbers(directions.get(0), 1);
    assertHoldsItsNumbers(directions.get(1), -1);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"states.h5", "states-latest.h5"})
  void scalarCountersOfStates_areSkipped(String name) {
    List<ParameterVector> directions = DirectionFile.read(Fixtures.file(name), layout());
    assertThat(directions).hasSize(1);
    assertHoldsItsNumbers(directions.get(0), 1);
  }

  @Test
  void listingOrder_isNotTheOrderOfBlocks() {
    try (Hdf5Input input = Hdf5Input.open(Fixtures.file("weights.h5"))) {
      assertThat(input.names("xdirection")).startsWith("0", "1", "10", "11", "2");
    }
    try (Hdf5Input input = Hdf5Input.open(Fixtures.file("states.h5"))) {
      assertThat(input.shape("xdirection/6")).as("a batch counter").isEmpty();
    }
  }

  private static void assertHoldsItsNumbers(ParameterVector direction, int sign) {
    for (int i = 0; i < WEIGHTS; i++) {
      int block = direction.layout().find("weight" + i).orElseThrow();
      assertThat(direction.block(block)).hasSize(6).containsOnly(sign * (i + 0.5f));
    }
  }

  /** Twelve weights; running statistics behind each fourth. */
  private static ParameterLayout layout() {
    List<ParameterBlock> blocks = new ArrayList<>();
    for (int i = 0; i < WEIGHTS; i++) {
      blocks.add(new ParameterBlock("weight" + i, List.of(2, 3), ParameterRole.WEIGHT));
      if (i % 4 == 3) {
        blocks.add(new ParameterBlock("mean" + i, List.of(2), ParameterRole.RUNNING_MEAN));
        blocks.add(new ParameterBlock("variance" + i, List.of(2), ParameterRole.RUNNING_VARIANCE));
      }
    }
    return new ParameterLayout(blocks);
  }
}
