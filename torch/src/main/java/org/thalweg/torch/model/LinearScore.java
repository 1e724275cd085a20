// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.thalweg.landscape.analysis.symmetry.PermutationGroup;
import org.thalweg.torch.model.layer.DenseChain;
import org.thalweg.torch.model.layer.DenseLayer;
import org.thalweg.torch.model.layer.Feedforward;
import org.thalweg.torch.model.layer.Layer;
import org.thalweg.torch.model.layer.Layers;
import org.thalweg.torch.model.layer.Network;

/**
 * One linear score z for two classes: logistic regression or a linear SVM, as the loss has it.
 *
 * <p>The logits are −z/2 and z/2. With y = ±1 their cross-entropy is ln(1 + e^(−yz)), the logistic
 * loss, and their multi-class hinge is max(0, 1 − yz). Parameters are those of a PyTorch {@code
 * Linear(in, 1)}.
 */
final class LinearScore implements Network {
  private final DenseLayer score;

  LinearScore(int in, int classes) {
    if (classes != 2) {
      throw new IllegalArgumentException(
          "one linear score tells 2 classes apart, got %d; name two classes, or take softmax"
              .formatted(classes));
    }
    score = new DenseLayer("", in, 1);
  }

  @Override
  public List<Layer> layers() {
    return List.of(score);
  }

  @Override
  public Tensor forward(Layers layers, Tensor images) {
    Tensor half = layers.dense(score, images.flatten(1, -1)).mul(new Scalar(0.5));
    return torch.cat(new TensorVector(half.neg(), half), 1);
  }

  @Override
  public Optional<Feedforward> feedforward() {
    return Optional.of(new DenseChain(List.of(new DenseChain.Link(score, false)), true));
  }

  @Override
  public List<PermutationGroup> unitGroups() {
    return List.of();
  }

  @Override
  public long multiplyAdds() {
    return score.multiplyAdds();
  }
}
