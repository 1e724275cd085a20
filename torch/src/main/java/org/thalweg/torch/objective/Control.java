// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.landscape.objective.Channel;

/**
 * How far bfloat16 is from single precision at a point: by every twentieth chunk of the samples, in
 * both.
 *
 * <p>The deviation is |b − f| / (|f| + 10⁻³) for mean losses b and f over those chunks. Where it is
 * above one per cent the whole point is computed in single precision. Which chunks is a matter of
 * the number of samples alone, so every point has the same bits whoever computes it when.
 */
final class Control {
  private static final int EVERY = 20;
  private static final double TOLERANCE = 0.01;
  private static final double FLOOR = 1e-3;

  private final int batchSize;
  private final int samples;

  Control(int batchSize, int samples) {
    this.batchSize = batchSize;
    this.samples = samples;
  }

  /** What is told of every point: the deviation, and 1 where it was computed again. */
  static List<Channel> channels(String split) {
    return List.of(
        new Channel(split + "_bf16_deviation", "relative deviation of bf16 from fp32", ""),
        new Channel(split + "_bf16_recomputed", "computed again in fp32", "0 or 1"));
  }

  /** Every twentieth of all chunks, the first included. */
  List<ImageChunk> of(List<ImageChunk> chunks) {
    List<ImageChunk> some = new ArrayList<>();
    for (int i = 0; i < chunks.size(); i += EVERY) {
      some.add(chunks.get(i));
    }
    return some;
  }

  /** The mean loss over the same chunks in a tally of all samples. */
  double mean(LossTally all) {
    double sum = 0;
    int count = 0;
    for (int from = 0; from < samples; from += EVERY * batchSize) {
      for (int i = from; i < Math.min(from + batchSize, samples); i++) {
        sum += all.loss(i);
        count++;
      }
    }
    return sum / count;
  }

  /** 0 where both are the same infinity or not a number; infinite where only one is finite. */
  static double deviation(double reduced, double exact) {
    if (Double.isFinite(reduced) && Double.isFinite(exact)) {
      return Math.abs(reduced - exact) / (Math.abs(exact) + FLOOR);
    }
    return Double.compare(reduced, exact) == 0 ? 0 : Double.POSITIVE_INFINITY;
  }

  static boolean holds(double deviation) {
    return deviation <= TOLERANCE;
  }
}
