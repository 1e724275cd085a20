// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.parameters.ParameterVector;

/** Random directions by the contract, and as the draws of {@code --repeats}. */
class RepeatedDrawsTest extends DirectionSourceContract {
  /** Six deviations of the cosine of random vectors of about 250 entries. */
  private static final Offset<Double> RANDOM_COSINE = Offset.offset(6 / Math.sqrt(250));

  @Override
  DirectionSource source() {
    return new RandomDirections(Rescaling.FILTER, Ignore.BIASBN, 0);
  }

  @Override
  int most() {
    return 3;
  }

  /** The reference never seeds its repeats: all ten are the same direction. */
  @Test
  void consecutiveSeeds_areDrawsThatReallyDiffer() {
    List<ParameterVector> draws = new ArrayList<>();
    for (int repeat = 0; repeat < 10; repeat++) {
      draws.addAll(
          new RandomDirections(Rescaling.NONE, Ignore.BIASBN, 7 + repeat).directions(centre(), 2));
    }

    for (int i = 0; i < draws.size(); i++) {
      for (int j = i + 1; j < draws.size(); j++) {
        double cosine = draws.get(i).dot(draws.get(j)) / draws.get(i).norm() / draws.get(j).norm();
        assertThat(cosine).isCloseTo(0, RANDOM_COSINE);
      }
    }
  }
}
