// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model.layer;

import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.thalweg.landscape.analysis.symmetry.PermutationGroup;
import org.thalweg.landscape.parameters.ParameterBlock;

/** A forward pass, written once for evaluation and for gradients. */
public interface Network {

  /** Everything that holds parameters, in the order of the reference's checkpoints. */
  List<Layer> layers();

  /** Logits {@code [n, classes]} of images {@code [n, channels, height, width]}. */
  Tensor forward(Layers layers, Tensor images);

  /** Hidden units that may change places, each group once; not all of them where that is hard. */
  List<PermutationGroup> unitGroups();

  /** Multiply-adds of all layers for one image. */
  long multiplyAdds();

  /** What it is made of, where that is a chain of layers. */
  default Optional<Feedforward> feedforward() {
    return Optional.empty();
  }

  /**
   * What the objective holds besides the mean loss, a scalar in double; nothing in most networks.
   *
   * <p>Where it is there, losses and gradients include it.
   */
  default Optional<Tensor> penalty(Layers layers) {
    return Optional.empty();
  }

  /** The penalty in a formula, as captions say it. */
  default Optional<String> penaltyName() {
    return Optional.empty();
  }

  /**
   * The standard deviation of a fresh weight.
   *
   * <p>Unless a network's source draws it otherwise: √(2/fan-in) (He et al. 2015, §2.2,
   * arXiv:1502.01852).
   */
  default double initialDeviation(ParameterBlock weight) {
    return Math.sqrt(2.0 / fanIn(weight));
  }

  /** The number of inputs to one output of a convolution or dense weight. */
  static int fanIn(ParameterBlock weight) {
    return weight.size() / weight.shape().get(0);
  }

  /** The number of outputs that one input of a convolution weight goes to. */
  static int fanOut(ParameterBlock weight) {
    return weight.size() / weight.shape().get(1);
  }

  /** That of PyTorch's default, U(±1/√fan-in). */
  static double defaultDeviation(ParameterBlock weight) {
    return Math.sqrt(1.0 / 3 / fanIn(weight));
  }
}
