// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.thalweg.landscape.objective.DifferentiableObjective;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;

/**
 * Downhill first, then random directions: −∇L at the centre, matched to the weights.
 *
 * <p>With a rescaling, each block of −∇L is matched to the centre as a random one is (biases and
 * normalisation, unless held still, to their block's norm); block by block it still leads downhill.
 * With {@link Rescaling#NONE} the true −∇L keeps its shape, takes the centre's norm (1 at the
 * origin), and the random directions are made orthogonal to it and to each other.
 *
 * <p>Costs one gradient. Running statistics stay still.
 *
 * @param seed of the random directions
 */
public record GradientDirections(
    DifferentiableObjective objective, Rescaling rescaling, Ignore ignore, long seed)
    implements DirectionSource {
  /** Filter by filter, biases and normalisation still: comparable with the published pictures. */
  public GradientDirections(DifferentiableObjective objective, long seed) {
    this(objective, Rescaling.FILTER, Ignore.BIASBN, seed);
  }

  /**
   * −∇L, then random directions.
   *
   * @throws IllegalArgumentException if the gradient there is zero or not finite
   */
  @Override
  public List<ParameterVector> directions(ParameterVector centre, int count) {
    List<ParameterVector> directions = new ArrayList<>();
    directions.add(downhill(centre));
    // Random blocks along the weights themselves would not be random.
    Ignore still = ignore.equals(Ignore.NONE) ? Ignore.SCALED : ignore;
    List<ParameterVector> random =
        new RandomDirections(rescaling, still, seed).directions(centre, count);
    for (ParameterVector direction : random.subList(1, count)) {
      directions.add(
          rescaling == Rescaling.NONE ? orthogonal(direction, directions, centre) : direction);
    }
    return directions;
  }

  private ParameterVector downhill(ParameterVector centre) {
    ParameterVector gradient = objective.gradient(centre);
    Optional<ParameterBlock> torn = gradient.firstNonFiniteBlock();
    if (torn.isPresent()) {
      throw new IllegalArgumentException(
          "a gradient direction needs a finite gradient at the centre, got NaN or infinity in \"%s\""
              .formatted(torn.get().name()));
    }
    ParameterLayout layout = centre.layout();
    float[] values = new float[layout.size()];
    for (int b = 0; b < layout.blocks().size(); b++) {
      float[] block = matched(layout.block(b), gradient.block(b), centre.block(b));
      for (int i = 0; i < block.length; i++) {
        values[layout.offset(b) + i] = 0 - block[i];
      }
    }
    ParameterVector downhill = ParameterVector.of(layout, values);
    if (downhill.norm() == 0) {
      throw new IllegalArgumentException(
          "a gradient direction needs a slope at the centre, got a gradient of norm %s, 0 after norm %s and ignore %s; take another direction"
              .formatted(gradient.norm(), rescaling.cliName(), ignore.cliName()));
    }
    return rescaling == Rescaling.NONE ? ofNorm(size(centre), downhill) : downhill;
  }

  private float[] matched(ParameterBlock block, float[] gradient, float[] weights) {
    return switch (ignore.ruleFor(block, DirectionScope.WEIGHTS)) {
      case STILL -> new float[block.size()];
      case ALONG_ITSELF, RANDOM_TO_BLOCK_NORM ->
          rescaling == Rescaling.NONE
              ? gradient
              : Rescaling.LAYER.applied(block, gradient, weights);
      case RESCALED -> rescaling.applied(block, gradient, weights);
    };
  }

  private static ParameterVector orthogonal(
      ParameterVector direction, List<ParameterVector> earlier, ParameterVector centre) {
    ParameterVector left = direction;
    // Twice: the second pass removes what rounding left in the first.
    for (int pass = 0; pass < 2; pass++) {
      for (ParameterVector other : earlier) {
        left = left.plus(-left.dot(other) / other.dot(other), other);
      }
    }
    return ofNorm(size(centre), left);
  }

  private static double size(ParameterVector centre) {
    double norm = centre.norm(block -> block.role().trainable());
    return norm > 0 ? norm : 1;
  }

  private static ParameterVector ofNorm(double norm, ParameterVector direction) {
    ParameterVector zero = ParameterVector.zero(direction.layout());
    return zero.plus(norm / direction.norm(), direction);
  }
}
