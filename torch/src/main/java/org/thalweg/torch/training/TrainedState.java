// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.model.layer.NetworkState;
import org.thalweg.torch.training.optimizer.MovedWeights;

/**
 * Parameters under training: what the optimiser moves and what the batches move, apart.
 *
 * <p>Apart, because autograd refuses to differentiate through memory that a running statistic was
 * written into meanwhile.
 */
final class TrainedState {
  private final ParameterLayout layout;
  private final Tensor weights;
  private final Tensor statistics;

  TrainedState(ParameterVector start, ScalarType precision) {
    layout = start.layout();
    weights = HostArrays.toTensor(part(start, true)).to(precision);
    statistics = HostArrays.toTensor(part(start, false)).to(precision);
  }

  /** What the optimiser moves, and where weight decay pulls. */
  MovedWeights moved(boolean decaysAll) {
    if (decaysAll) {
      return MovedWeights.all(weights);
    }
    float[] mask = new float[layout.trainableSize()];
    int at = 0;
    for (ParameterBlock block : layout.blocks()) {
      if (block.role().trainable()) {
        Arrays.fill(mask, at, at + block.size(), block.isBiasOrNorm() ? 0 : 1);
        at += block.size();
      }
    }
    Tensor decaying = HostArrays.toTensor(mask).to(weights.scalar_type());
    return new MovedWeights(weights, Optional.of(decaying));
  }

  /** A leaf on the same memory, for the gradients of one pass. */
  Tensor leaf() {
    return weights.detach().set_requires_grad(true);
  }

  /**
   * Views by name, for one forward pass.
   *
   * @param tracks whether the pass moves the running statistics
   */
  NetworkState views(Tensor leaf, boolean tracks) {
    return NetworkState.of(layout, leaf, tracks ? statistics : statistics.clone());
  }

  /** Whether a batch's samples meet in its statistics, so that it must pass in one piece. */
  boolean normalizesBatches() {
    return layout.blocks().stream()
        .map(ParameterBlock::role)
        .anyMatch(Predicate.isEqual(ParameterRole.RUNNING_MEAN));
  }

  /** What is native, by name: with the optimiser's memory, all that training changes. */
  Map<String, Tensor> tensors() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("weights", weights);
    tensors.put("statistics", statistics);
    return tensors;
  }

  /** The state as it is now, rounded to single precision. */
  ParameterVector read() {
    float[] merged = new float[layout.size()];
    float[] moved = HostArrays.toFloats(weights);
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
