// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.script;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterRole;

/**
 * What a tensor is and where its filters lie, told from its module's type, its name and its shape.
 *
 * <p>A filter is what makes one output: a slice along axis 0 of convolution, dense, recurrent and
 * fused attention weights and of embeddings (one row a token); along axis 1 of transposed
 * convolutions and of the dense layers that lie the other way round ({@code Conv1D} of the
 * transformers library). DirectionScope of other modules have theirs on axis 0, tables {@code [1,
 * n, d]} on axis 1, one row a place.
 */
final class BlockRules {
  private static final Pattern NORM = Pattern.compile(".*Norm(\\dd)?");
  private static final Pattern BIAS = Pattern.compile("(.*_)?bias(_.*)?|beta");
  private static final Pattern TRANSPOSED = Pattern.compile(".*ConvTranspose\\dd");
  private static final Pattern ROWS =
      Pattern.compile(
          ".*Conv\\dd|.*Linear|Bilinear|Embedding(Bag)?|(LSTM|GRU|RNN)(Cell)?|RNNCellBase|"
              + "MultiheadAttention");
  private static final Set<String> COLUMNS = Set.of("Conv1D");

  private BlockRules() {}

  /**
   * A module that owns tensors.
   *
   * @param type such as {@code Conv2d}
   * @param groups of a convolution, where the module says
   * @param normalizes whether it keeps running statistics
   * @param bias the number of entries of its tensor {@code bias}, where it has one
   */
  record Owner(String type, OptionalInt groups, boolean normalizes, OptionalInt bias) {}

  /** The block of a parameter called {@code own} in its module and {@code name} in the whole. */
  static ParameterBlock parameter(Owner owner, String own, String name, List<Integer> shape) {
    return new ParameterBlock(name, shape, role(owner, own, shape), filterAxis(owner, shape));
  }

  /** The block of a buffer; empty for one that stays what it is. */
  static Optional<ParameterBlock> buffer(String own, String name, List<Integer> shape) {
    return switch (own) {
      case "running_mean" ->
          Optional.of(new ParameterBlock(name, shape, ParameterRole.RUNNING_MEAN));
      case "running_var" ->
          Optional.of(new ParameterBlock(name, shape, ParameterRole.RUNNING_VARIANCE));
      default -> Optional.empty();
    };
  }

  private static ParameterRole role(Owner owner, String own, List<Integer> shape) {
    boolean bias = BIAS.matcher(own).matches();
    if (owner.normalizes() || NORM.matcher(owner.type()).matches()) {
      return bias ? ParameterRole.NORM_SHIFT : ParameterRole.NORM_SCALE;
    }
    return bias && shape.size() <= 1 ? ParameterRole.BIAS : ParameterRole.WEIGHT;
  }

  private static int filterAxis(Owner owner, List<Integer> shape) {
    if (shape.size() < 2) {
      return 0;
    }
    if (TRANSPOSED.matcher(owner.type()).matches()) {
      return isDepthwise(owner, shape) ? 0 : 1;
    }
    if (COLUMNS.contains(owner.type())) {
      return 1;
    }
    return ROWS.matcher(owner.type()).matches() ? 0 : firstOfSeveral(shape);
  }

  /**
   * Whether each channel of a transposed convolution {@code [in, out / groups, …]} is its own
   * filter. With a few groups axis 1 joins as many filters, the nearest that one axis can say.
   */
  private static boolean isDepthwise(Owner owner, List<Integer> shape) {
    int channels = shape.get(0);
    int groups = owner.groups().orElse(owner.bias().orElse(shape.get(1)) / shape.get(1));
    return groups == channels && channels > 1;
  }

  /** The first axis that counts anything, the last aside: it holds what one thing is made of. */
  private static int firstOfSeveral(List<Integer> shape) {
    for (int axis = 0; axis < shape.size() - 1; axis++) {
      if (shape.get(axis) > 1) {
        return axis;
      }
    }
    return 0;
  }
}
