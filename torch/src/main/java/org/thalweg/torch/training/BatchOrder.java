// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.thalweg.landscape.parameters.RandomStream;

/**
 * Which samples a step sees.
 *
 * <p>The order of an epoch is that of the epoch before, shuffled by the stream of (seed, epoch): a
 * function of both alone. An epoch's last batch holds what is left. Not thread-safe.
 */
final class BatchOrder {
  private final long seed;
  private final int batchSize;
  private final int[] order;
  private int shuffled;

  BatchOrder(int samples, int batchSize, long seed) {
    this.seed = seed;
    this.batchSize = batchSize;
    this.order = IntStream.range(0, samples).toArray();
  }

  /** Positions of the samples of {@code step}, counted from 0. */
  int[] batch(int step) {
    int perEpoch = (order.length + batchSize - 1) / batchSize;
    shuffleTo(step / perEpoch);
    int from = step % perEpoch * batchSize;
    return Arrays.copyOfRange(order, from, Math.min(order.length, from + batchSize));
  }

  private void shuffleTo(int epoch) {
    if (epoch < shuffled - 1) {
      Arrays.setAll(order, i -> i);
      shuffled = 0;
    }
    for (; shuffled <= epoch; shuffled++) {
      RandomStream.of(seed, "epoch " + shuffled).shuffle(order);
    }
  }
}
