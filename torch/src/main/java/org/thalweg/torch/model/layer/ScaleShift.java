// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model.layer;

import java.util.Arrays;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * What batch norm does once its statistics are known: x ↦ scale · x + shift.
 *
 * @param scale one a channel: γ/√(σ² + ε)
 * @param shift one a channel: β − scale · μ
 */
record ScaleShift(Tensor scale, Tensor shift) {

  /** By the running statistics of {@code state}. */
  static ScaleShift running(BatchNormLayer layer, NetworkState state) {
    Tensor deviation =
        state.get(layer.runningVariance()).add(new Scalar(EagerLayers.NORM_EPSILON)).sqrt();
    return by(state.get(layer.runningMean()), deviation, layer, state);
  }

  /** By statistics of a batch. */
  static ScaleShift by(Tensor mean, Tensor deviation, BatchNormLayer layer, NetworkState state) {
    Tensor scale = state.get(layer.scale()).div(deviation);
    return new ScaleShift(scale, state.get(layer.shift()).sub(scale.mul(mean)));
  }

  /** Rounded once, to be spread over a tensor of {@code rank} axes whose second counts channels. */
  ScaleShift perChannel(int rank, ScalarType precision) {
    return new ScaleShift(spread(scale, rank, precision), spread(shift, rank, precision));
  }

  static Tensor spread(Tensor ofChannels, int rank, ScalarType precision) {
    long[] extents = new long[rank];
    Arrays.fill(extents, 1);
    extents[1] = -1;
    return ofChannels.to(precision).view(extents);
  }

  Tensor of(Tensor x) {
    return torch.addcmul(shift, x, scale);
  }

  void inPlace(Tensor x) {
    torch.addcmul_out(x, shift, x, scale);
  }
}
