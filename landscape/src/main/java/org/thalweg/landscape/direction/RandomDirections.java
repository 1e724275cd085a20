// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.parameters.RandomStream;

/**
 * Gaussian directions, rescaled to the weights (Li et al. 2018, §4, arXiv:1712.09913).
 *
 * <p>Every entry is drawn from N(0, 1), then its block is rescaled. One random stream per (seed,
 * direction, block name): neither the order of blocks nor what is ignored changes another block.
 *
 * @param tensors whether running statistics move too; then {@code ignore} holds for them as for
 *     biases
 */
public record RandomDirections(
    Rescaling rescaling, Ignore ignore, DirectionScope tensors, long seed)
    implements DirectionSource {

  /** Directions in which running statistics stay still. */
  public RandomDirections(Rescaling rescaling, Ignore ignore, long seed) {
    this(rescaling, ignore, DirectionScope.WEIGHTS, seed);
  }

  @Override
  public List<ParameterVector> directions(ParameterVector centre, int count) {
    List<ParameterVector> directions = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      directions.add(direction(centre, k));
    }
    return directions;
  }

  private ParameterVector direction(ParameterVector centre, int k) {
    ParameterLayout layout = centre.layout();
    float[] values = new float[layout.size()];
    for (int b = 0; b < layout.blocks().size(); b++) {
      float[] block = block(layout.block(b), centre.block(b), k);
      System.arraycopy(block, 0, values, layout.offset(b), block.length);
    }
    return ParameterVector.of(layout, values);
  }

  private float[] block(ParameterBlock block, float[] weights, int k) {
    return switch (ignore.ruleFor(block, tensors)) {
      case STILL -> new float[block.size()];
      case ALONG_ITSELF -> weights;
      case RANDOM_TO_BLOCK_NORM -> {
        double[] draw = draw(block, k);
        Rescaling.LAYER.apply(block, draw, weights);
        yield rounded(draw);
      }
      case RESCALED -> {
        double[] draw = draw(block, k);
        rescaling.apply(block, draw, weights);
        yield rounded(draw);
      }
    };
  }

  private double[] draw(ParameterBlock block, int k) {
    RandomStream stream = RandomStream.of(seed, "direction %d of %s".formatted(k, block.name()));
    double[] draw = new double[block.size()];
    for (int i = 0; i < draw.length; i++) {
      draw[i] = stream.nextGaussian();
    }
    return draw;
  }

  private static float[] rounded(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
