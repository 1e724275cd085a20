// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchOrderTest {

  private static int[] epoch(BatchOrder order, int epoch) {
    return IntStream.range(3 * epoch, 3 * epoch + 3)
        .flatMap(step -> IntStream.of(order.batch(step)))
        .toArray();
  }

  @Test
  void everyEpoch_hasEverySampleOnce_theLastBatchWhatIsLeft() {
    BatchOrder order = new BatchOrder(11, 4, 7);
    assertThat(epoch(order, 0)).containsExactlyInAnyOrder(IntStream.range(0, 11).toArray());
    assertThat(epoch(order, 1)).containsExactlyInAnyOrder(IntStream.range(0, 11).toArray());
    assertThat(order.batch(5)).hasSize(3);
  }

  @Test
  void epochsAndSeeds_differ() {
    assertThat(epoch(new BatchOrder(11, 4, 7), 0)).isNotEqualTo(epoch(new BatchOrder(11, 4, 7), 1));
    assertThat(epoch(new BatchOrder(11, 4, 7), 0)).isNotEqualTo(epoch(new BatchOrder(11, 4, 8), 0));
  }

  @Test
  void anyStep_isTheSameWithoutThoseBefore() {
    BatchOrder walked = new BatchOrder(11, 4, 7);
    int[][] batches = IntStream.range(0, 12).mapToObj(walked::batch).toArray(int[][]::new);
    for (int step = 11; step >= 0; step--) {
      assertThat(new BatchOrder(11, 4, 7).batch(step)).isEqualTo(batches[step]);
      assertThat(walked.batch(step)).isEqualTo(batches[step]);
    }
  }
}
