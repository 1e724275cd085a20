// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import java.util.List;
import java.util.function.Function;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.engine.OrderedSum;
import org.thalweg.torch.engine.TorchEngine;

/**
 * The gradient of a mean loss by autograd, chunk by chunk.
 *
 * <p>Each chunk on one thread, several at once, their gradients added in double in chunk order: the
 * number of threads changes no bit. Keeps one gradient a thread.
 */
final class ChunkGradients {
  private final TorchEngine engine = TorchEngine.load();
  private final ParameterLayout layout;
  private final Function<ImageChunk, double[]> gradient;

  /**
   * @param gradient of one chunk's summed loss in the trainable entries; called with autograd, on
   *     many threads at once
   */
  ChunkGradients(ParameterLayout layout, Function<ImageChunk, double[]> gradient) {
    this.layout = layout;
    this.gradient = gradient;
  }

  /**
   * The gradient of the mean loss, with zeros in the places of running statistics.
   *
   * <p>Runs in the caller's fork-join pool, or in the common one.
   */
  ParameterVector mean(List<ImageChunk> chunks) {
    double[] sum =
        OrderedSum.of(layout.trainableSize(), chunks.size(), i -> differentiate(chunks.get(i)));
    return spread(sum, chunks.stream().mapToInt(ImageChunk::count).sum());
  }

  private double[] differentiate(ImageChunk chunk) {
    return engine.differentiate("differentiating the loss", () -> gradient.apply(chunk));
  }

  /** A summed gradient of the trainable entries, divided by the samples, in its places. */
  private ParameterVector spread(double[] sum, int samples) {
    float[] values = new float[layout.size()];
    int next = 0;
    for (int b = 0; b < layout.blocks().size(); b++) {
      if (layout.block(b).role().trainable()) {
        for (int i = layout.offset(b); i < layout.offset(b + 1); i++) {
          values[i] = (float) (sum[next++] / samples);
        }
      }
    }
    return ParameterVector.of(layout, values);
  }
}
