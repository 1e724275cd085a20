// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.thalweg.torch.data.Targets;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.model.layer.EagerLayers;
import org.thalweg.torch.model.layer.Network;
import org.thalweg.torch.objective.ImageChunk;

/**
 * One chunk, forth and back.
 *
 * @param gradient of the chunk's share of the batch's mean loss; in the caller's scope
 * @param loss that share, with its share of the penalty
 * @param hits images that were told right, normalised as in training; 0 where there are no classes
 */
record ChunkPass(Tensor gradient, double loss, int hits) {

  /**
   * Passes {@code chunk} through the network at the state's weights.
   *
   * @param samples of the whole batch
   */
  static ChunkPass of(
      Network network,
      TrainedState state,
      TrainingLoss loss,
      ImageChunk chunk,
      int samples,
      boolean tracks) {
    Tensor leaf = state.leaf();
    EagerLayers layers = new EagerLayers(state.views(leaf, tracks), EagerLayers.BatchNorm.BATCH);
    Tensor logits = network.forward(layers, chunk.images());
    Tensor losses = loss.sum(logits, chunk);
    Tensor held =
        network
            .penalty(layers)
            .map(penalty -> losses.add(penalty, new Scalar((double) chunk.count())))
            .orElse(losses);
    Tensor share = held.div(new Scalar((double) samples));
    // A handle of its own: the one that the vector gives dies with the vector.
    Tensor gradient =
        new Tensor(torch.grad(new TensorVector(share), new TensorVector(leaf)).get(0));
    return new ChunkPass(gradient, share.item_double(), hits(logits, chunk));
  }

  private static int hits(Tensor logits, ImageChunk chunk) {
    if (!(chunk.targets() instanceof Targets.Classes)) {
      return 0;
    }
    Tensor labels = HostArrays.toTensor(chunk.labels());
    return (int) logits.detach().argmax(new LongOptional(1), false).eq(labels).sum().item_long();
  }
}
