// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.torch.engine.OneDnn;

/**
 * Convolutions filled up with zeros to whole blocks of channels, and batches to whole blocks of
 * samples: what {@link OneDnn} needs on some machines to be right.
 *
 * <p>The same numbers up to rounding; autograd passes through.
 */
public final class WholeBlocks {
  /** Floats in the widest vector: what a block of channels holds. */
  private static final int BLOCK = 16;

  /** Blocks that oneDNN's kernels take together, and may leave some of unfilled. */
  private static final int TOGETHER = 4 * BLOCK;

  private WholeBlocks() {}

  /**
   * Images filled up to whole blocks where a convolution of them is to be differentiated twice:
   * libtorch convolves there over samples as if they were channels. Others are returned as they
   * are.
   */
  public static Tensor ofSamples(Tensor images) {
    int count = (int) images.size(0);
    boolean whole = images.dim() < 4 || count % BLOCK == 0;
    return whole || !breaks(images) ? images : pad(images, 0, upTo(count, BLOCK) - count);
  }

  /** Whether {@code layer}'s channels, in the precision of {@code input}, need filling up here. */
  static boolean need(ConvolutionLayer layer, Tensor input) {
    boolean whole =
        layer.groups() == 1
            && filled(layer.in()) == layer.in()
            && filled(layer.out()) == layer.out();
    return !whole && breaks(input);
  }

  private static boolean breaks(Tensor input) {
    // In double libtorch convolves by itself.
    return input.scalar_type().intern() == ScalarType.Float && OneDnn.needsWholeBlocks();
  }

  /** As {@link ConvolutionLayer#apply}; channels in groups are convolved in double. */
  static Tensor convolve(ConvolutionLayer layer, Tensor input, Tensor weight, TensorOptional bias) {
    if (layer.groups() > 1) {
      return layer
          .convolve(wide(input), wide(weight), bias.has_value() ? optional(wide(bias.get())) : bias)
          .to(input.scalar_type());
    }
    int in = filled(layer.in()) - layer.in();
    int out = filled(layer.out()) - layer.out();
    Tensor filled =
        layer.convolve(
            pad(input, 1, in),
            pad(pad(weight, 1, in), 0, out),
            bias.has_value() ? optional(pad(bias.get(), 0, out)) : bias);
    return out == 0
        ? filled
        : filled.narrow(1, 0, layer.out()).contiguous(torch.MemoryFormat.ChannelsLast);
  }

  private static Tensor wide(Tensor single) {
    return single.to(ScalarType.Double);
  }

  private static TensorOptional optional(Tensor tensor) {
    return new TensorOptional(tensor);
  }

  /** One block, two, or whole fours. */
  private static int filled(int channels) {
    return channels <= 2 * BLOCK ? upTo(channels, BLOCK) : upTo(channels, TOGETHER);
  }

  private static int upTo(int count, int block) {
    return (count + block - 1) / block * block;
  }

  /** Zeros behind the last entry of {@code axis}. */
  private static Tensor pad(Tensor tensor, int axis, int more) {
    if (more == 0) {
      return tensor;
    }
    // Pairs of (before, behind) from the innermost axis outwards.
    long[] zeros = new long[2 * ((int) tensor.dim() - axis)];
    zeros[zeros.length - 1] = more;
    return torch.constant_pad_nd(tensor, zeros);
  }
}
