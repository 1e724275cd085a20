// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.model.layer.FoldedLayers;
import org.thalweg.torch.model.layer.FusedLayers;
import org.thalweg.torch.model.layer.Layers;
import org.thalweg.torch.model.layer.Network;
import org.thalweg.torch.model.layer.NetworkState;
import org.thalweg.torch.onednn.FusedOperations;
import org.thalweg.torch.onednn.OneDnn;

/**
 * A known network at one point: fused where oneDNN can be called by itself, else by libtorch.
 *
 * <p>Fused layers keep NaN and infinities, negative ones too, where ReLU would give 0. So a chunk
 * whose answers are not finite passes once more through plain layers.
 */
final class ArchitecturePass implements SampledObjective.Pass {
  private final Network network;
  private final NetworkState state;
  private final Precision precision;
  private final Optional<FusedLayers> fused;
  private final Layers layers;

  ArchitecturePass(
      Network network,
      NetworkState state,
      Precision precision,
      Optional<FusedOperations> operations) {
    this.network = network;
    this.state = state;
    this.precision = precision;
    this.fused =
        operations.map(known -> new FusedLayers(network, state, precision.factors(), known));
    this.layers = fused.isPresent() ? fused.get() : plain();
  }

  /** What fused layers are made of; none for double precision, and where oneDNN has no kernels. */
  static Optional<FusedOperations> operations(Precision precision) {
    return precision == Precision.FP64
        ? Optional.empty()
        : OneDnn.library().map(FusedOperations::new);
  }

  private Layers plain() {
    return new FoldedLayers(network, state, precision.type());
  }

  @Override
  public Tensor outputs(Tensor images) {
    Tensor answers = network.forward(layers, images);
    return fused.isEmpty() || isFinite(answers) ? answers : network.forward(plain(), images);
  }

  private static boolean isFinite(Tensor answers) {
    try (NativeScope scope = NativeScope.open()) {
      // Infinities and NaN stay in a sum; finite answers that overflow it cost a second pass.
      return Double.isFinite(answers.sum().item_double());
    }
  }

  @Override
  public Optional<Tensor> penalty() {
    return network.penalty(layers);
  }

  @Override
  public void close() {
    fused.ifPresent(FusedLayers::close);
  }
}
