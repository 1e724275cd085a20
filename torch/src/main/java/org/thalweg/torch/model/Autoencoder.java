// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.thalweg.landscape.analysis.symmetry.PermutationGroup;
import org.thalweg.torch.model.layer.DenseChain;
import org.thalweg.torch.model.layer.DenseLayer;
import org.thalweg.torch.model.layer.Feedforward;
import org.thalweg.torch.model.layer.Layer;
import org.thalweg.torch.model.layer.Layers;
import org.thalweg.torch.model.layer.Network;

/**
 * Dense layers down to a code and back up to the pixels, the code and the pixels linear.
 *
 * <p>ReLU between the others (Hinton and Salakhutdinov 2006, Science 313). Named as PyTorch names
 * two {@code Sequential(Linear, ReLU, …)} called {@code encoder} and {@code decoder}.
 */
final class Autoencoder implements Network {
  private final List<DenseLayer> encoder = new ArrayList<>();
  private final List<DenseLayer> decoder = new ArrayList<>();

  /**
   * @param widths units from the pixels to the code; the decoder has them in reverse
   */
  Autoencoder(List<Integer> widths) {
    int last = widths.size() - 1;
    for (int k = 0; k < last; k++) {
      encoder.add(new DenseLayer("encoder." + 2 * k, widths.get(k), widths.get(k + 1)));
      decoder.add(
          new DenseLayer("decoder." + 2 * k, widths.get(last - k), widths.get(last - k - 1)));
    }
  }

  private List<DenseLayer> all() {
    return Stream.concat(encoder.stream(), decoder.stream()).toList();
  }

  @Override
  public List<Layer> layers() {
    return List.copyOf(all());
  }

  /** The pixels {@code [n, size]} as they come back. */
  @Override
  public Tensor forward(Layers layers, Tensor images) {
    return through(decoder, layers, through(encoder, layers, images.flatten(1, -1)));
  }

  private static Tensor through(List<DenseLayer> part, Layers layers, Tensor input) {
    Tensor activation = layers.dense(part.get(0), input);
    for (DenseLayer layer : part.subList(1, part.size())) {
      activation = layers.dense(layer, activation.relu());
    }
    return activation;
  }

  @Override
  public Optional<Feedforward> feedforward() {
    return Optional.of(DenseChain.rectified(encoder, decoder));
  }

  @Override
  public List<PermutationGroup> unitGroups() {
    return Units.chain(all(), 1);
  }

  @Override
  public long multiplyAdds() {
    return all().stream().mapToLong(DenseLayer::multiplyAdds).sum();
  }
}
