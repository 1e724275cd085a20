// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;

/**
 * Directions from the centre to other models: θₖ − θ, so that coordinate 1 is the other model.
 *
 * <p>By default the plain difference, as in the reference implementation. A rescaling matches each
 * block of it to the centre as it does a random one; coordinate 1 is then another point. Biases and
 * normalisation keep their difference unless {@code ignore} holds them still or scales them.
 *
 * <p>Running statistics always carry their difference, for no line between two trained models is
 * right without it; a caller that wants them still takes {@link ParameterVector#withZero}.
 */
public record TowardModels(List<ParameterVector> others, Rescaling rescaling, Ignore ignore)
    implements DirectionSource {

  public TowardModels {
    others = List.copyOf(others);
    if (others.isEmpty()) {
      throw new IllegalArgumentException("towards other models needs at least 1 model, got none");
    }
  }

  /** The plain differences. */
  public TowardModels(List<ParameterVector> others) {
    this(others, Rescaling.NONE, Ignore.NONE);
  }

  /**
   * Towards the first {@code count} models.
   *
   * @throws IllegalArgumentException if there are fewer, or one equals the centre or has another
   *     layout
   */
  @Override
  public List<ParameterVector> directions(ParameterVector centre, int count) {
    if (count > others.size()) {
      throw new IllegalArgumentException(
          "%d directions towards models need as many models, got %d; name another"
              .formatted(count, others.size()));
    }
    List<ParameterVector> directions = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      directions.add(toward(centre, others.get(k), k + 1));
    }
    return directions;
  }

  private ParameterVector toward(ParameterVector centre, ParameterVector other, int number) {
    ParameterVector difference = other.minus(centre);
    if (difference.norm() == 0) {
      throw new IllegalArgumentException(
          "a direction leads to a model that is not the centre, got model %d equal to it"
              .formatted(number));
    }
    ParameterLayout layout = centre.layout();
    float[] values = difference.toArray();
    for (int b = 0; b < layout.blocks().size(); b++) {
      float[] block = matched(layout.block(b), difference.block(b), centre.block(b));
      System.arraycopy(block, 0, values, layout.offset(b), block.length);
    }
    return ParameterVector.of(layout, values);
  }

  private float[] matched(ParameterBlock block, float[] difference, float[] weights) {
    if (!block.role().trainable()) {
      return ignore.pattern().matcher(block.name()).find() ? new float[block.size()] : difference;
    }
    return switch (ignore.ruleFor(block, DirectionScope.WEIGHTS)) {
      case STILL -> new float[block.size()];
      case ALONG_ITSELF -> difference;
      case RANDOM_TO_BLOCK_NORM -> Rescaling.LAYER.applied(block, difference, weights);
      case RESCALED -> rescaling.applied(block, difference, weights);
    };
  }
}
