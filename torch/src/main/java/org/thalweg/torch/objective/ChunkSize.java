// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import org.thalweg.landscape.objective.BatchNormPolicy;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.ShapeTrace;

/**
 * How many images pass a network at once, where nobody says.
 *
 * <p>As many as leave its largest activation in a core's second cache, beside the one it is made
 * from: a formula of the architecture alone, because the number decides the last digits.
 */
final class ChunkSize {
  /**
   * Of programs that are not ours, and where statistics are estimated: what a batch is to those.
   */
  static final int USUAL = 125;

  /** 1.6 MiB of floats. */
  private static final long FLOATS = 419_430;

  /** Fewer, and weights come from memory more often than activations would. */
  private static final int LEAST = 25;

  /** More, and starting each layer's work no longer shows beside the work. */
  private static final int MOST = 500;

  private ChunkSize() {}

  /** {@code options} with a number of images. */
  static TorchObjective.Options settled(TorchObjective.Options options, Architecture architecture) {
    return options.batchSize() > 0
        ? options
        : options.withBatchSize(
            RunningStatistics.inForce(options.batchNorm(), architecture.layout())
                    == BatchNormPolicy.RECOMPUTED
                ? USUAL
                : of(architecture));
  }

  /** The same for a program whose activations are not known. */
  static TorchObjective.Options settled(TorchObjective.Options options) {
    return options.batchSize() > 0 ? options : options.withBatchSize(USUAL);
  }

  static int of(Architecture architecture) {
    return of(ShapeTrace.of(architecture).largestActivation());
  }

  static int of(long largestActivation) {
    return (int) Math.min(Math.max(FLOATS / largestActivation, LEAST), MOST);
  }
}
