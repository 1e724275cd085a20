// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.parameters;

import java.util.List;

/**
 * One named tensor of a model.
 *
 * @param name the name that the model's checkpoints use, such as {@code layer1.0.conv1.weight}
 * @param shape the extents, outermost first; empty for a scalar
 * @param filterAxis the axis whose slices are filters (Li et al. 2018, §4): 0 for convolution and
 *     dense weights, 1 for transposed convolution
 */
public record ParameterBlock(String name, List<Integer> shape, ParameterRole role, int filterAxis) {

  public ParameterBlock {
    shape = List.copyOf(shape);
    if (name.isBlank()) {
      throw new IllegalArgumentException("a parameter block needs a name, got a blank one");
    }
    if (shape.stream().anyMatch(extent -> extent < 1)) {
      throw new IllegalArgumentException(
          "extents must be positive, got %s for block \"%s\"".formatted(shape, name));
    }
    if (filterAxis < 0 || filterAxis >= Math.max(1, shape.size())) {
      throw new IllegalArgumentException(
          "filter axis must be one of %d axes, got %d for block \"%s\""
              .formatted(shape.size(), filterAxis, name));
    }
  }

  /** A block whose filters lie on axis 0. */
  public ParameterBlock(String name, List<Integer> shape, ParameterRole role) {
    this(name, shape, role, 0);
  }

  /** The number of entries. */
  public int size() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  /** The number of axes; 0 for a scalar. */
  public int rank() {
    return shape.size();
  }

  /** Whether it is a bias or belongs to a normalisation layer: the reference's {@code biasbn}. */
  public boolean isBiasOrNorm() {
    return rank() <= 1;
  }
}
