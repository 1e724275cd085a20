// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model.layer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;

/**
 * A network's parameters and running statistics by name: views into flat tensors.
 *
 * <p>Lives as long as the scope it was made in. Gradients flow through the views to the flat
 * tensor.
 */
public final class NetworkState {
  private final Map<String, Tensor> byName = new HashMap<>();

  private NetworkState() {}

  /** Views into one flat tensor over the whole {@code layout}. */
  public static NetworkState of(ParameterLayout layout, Tensor flat) {
    NetworkState state = new NetworkState();
    state.addViews(layout.blocks(), flat);
    return state;
  }

  /**
   * Views into two flat tensors, each in layout order.
   *
   * @param trainable what an optimiser moves
   * @param statistics running statistics, which batches move in place
   */
  public static NetworkState of(ParameterLayout layout, Tensor trainable, Tensor statistics) {
    NetworkState state = new NetworkState();
    Predicate<ParameterBlock> moves = block -> block.role().trainable();
    state.addViews(layout.blocks().stream().filter(moves).toList(), trainable);
    state.addViews(layout.blocks().stream().filter(moves.negate()).toList(), statistics);
    return state;
  }

  /** One split for all: its gradient is one concatenation, not a padded copy a block. */
  private void addViews(List<ParameterBlock> blocks, Tensor flat) {
    if (blocks.isEmpty()) {
      return;
    }
    TensorVector parts =
        flat.split_with_sizes(blocks.stream().mapToLong(ParameterBlock::size).toArray());
    for (int i = 0; i < blocks.size(); i++) {
      ParameterBlock block = blocks.get(i);
      long[] shape = block.shape().stream().mapToLong(Integer::longValue).toArray();
      byName.put(block.name(), parts.get(i).view(shape));
    }
  }

  Tensor get(String name) {
    Tensor tensor = byName.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("this state has no tensor \"%s\"".formatted(name));
    }
    return tensor;
  }
}
