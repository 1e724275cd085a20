// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

import org.bytedeco.pytorch.Tensor;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.model.NetworkState;

/**
 * Parameters under training: what the optimiser moves and what the batches move, apart.
 *
 * <p>Apart, because autograd refuses to differentiate through memory that a running statistic was
 * written into meanwhile.
 */
final class TrainedState {
  private final ParameterLayout layout;
  private final Tensor trainable;
  private final Tensor statistics;

  TrainedState(ParameterVector start) {
    layout = start.layout();
    trainable = HostArrays.toTensor(part(start, true)).set_requires_grad(true);
    statistics = HostArrays.toTensor(part(start, false));
  }

  /** The flat leaf that gradients belong to. */
  Tensor trainable() {
    return trainable;
  }

  /** Views by name, for one forward pass. */
  NetworkState views() {
    return NetworkState.of(layout, trainable, statistics);
  }

  /** The state as it is now. */
  ParameterVector read() {
    float[] merged = new float[layout.size()];
    float[] moved = HostArrays.toFloats(trainable.detach());
    float[] tracked = HostArrays.toFloats(statistics);
    int[] read = new int[2];
    for (int b = 0; b < layout.blocks().size(); b++) {
      boolean isTrainable = layout.block(b).role().trainable();
      int which = isTrainable ? 0 : 1;
      int size = layout.block(b).size();
      System.arraycopy(isTrainable ? moved : tracked, read[which], merged, layout.offset(b), size);
      read[which] += size;
    }
    return ParameterVector.of(layout, merged);
  }

  private float[] part(ParameterVector vector, boolean trainablePart) {
    int trainableSize = layout.trainableSize();
    float[] part = new float[trainablePart ? trainableSize : layout.size() - trainableSize];
    int at = 0;
    for (int b = 0; b < layout.blocks().size(); b++) {
      if (layout.block(b).role().trainable() == trainablePart) {
        float[] block = vector.block(b);
        System.arraycopy(block, 0, part, at, block.length);
        at += block.length;
      }
    }
    return part;
  }
}
