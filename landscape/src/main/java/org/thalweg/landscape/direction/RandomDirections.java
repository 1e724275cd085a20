// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import java.util.List;
import java.util.stream.IntStream;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;

/**
 * Gaussian directions in the scale of the weights (Li et al. 2018, §4, arXiv:1712.09913).
 *
 * <p>Every entry is drawn from N(0, 1), then rescaled. Each block has a stream of its own, named by
 * seed, direction and block: another order of blocks or rule for biases leaves its draws as they
 * are. Running statistics stay zero: no optimiser moves them.
 */
public record RandomDirections(long seed, Rescaling rescaling, Ignore ignore) {

  /** What draws the numbers, for provenance. */
  public static final String GENERATOR = "L64X128MixRandom/polar/1";

  /** The first {@code count} directions around {@code centre}. */
  public List<ParameterVector> around(ParameterVector centre, int count) {
    return IntStream.range(0, count).mapToObj(index -> direction(centre, index)).toList();
  }

  /** Direction {@code index}; independent of how many others are drawn. */
  public ParameterVector direction(ParameterVector centre, int index) {
    ParameterLayout layout = centre.layout();
    float[] drawn = new float[layout.size()];
    for (int b = 0; b < layout.blocks().size(); b++) {
      ParameterBlock block = layout.block(b);
      if (!block.role().trainable()) {
        continue;
      }
      if (block.isBiasOrNorm()) {
        fillIgnored(drawn, layout.offset(b), centre.block(b));
      } else {
        draw(drawn, layout.offset(b), block, index);
      }
    }
    return rescaling.rescale(ParameterVector.of(layout, drawn), centre);
  }

  private void fillIgnored(float[] drawn, int from, float[] weights) {
    if (ignore == Ignore.NONE) {
      System.arraycopy(weights, 0, drawn, from, weights.length);
    }
  }

  private void draw(float[] drawn, int from, ParameterBlock block, int index) {
    GaussianStream stream = new GaussianStream(seed, index, block.name());
    for (int i = from; i < from + block.size(); i++) {
      drawn[i] = (float) stream.next();
    }
  }
}
