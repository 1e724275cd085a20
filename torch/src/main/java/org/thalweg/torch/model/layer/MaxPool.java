// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model.layer;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The largest value in each window; NaN where there is one.
 *
 * @param roundsUp whether a window that hangs over the edge counts
 */
public record MaxPool(int kernel, int stride, int padding, boolean roundsUp) {
  private static final long[] NO_DILATION = {1, 1};

  /** Windows of 2×2 side by side. */
  public static MaxPool halving(boolean roundsUp) {
    return new MaxPool(2, 2, 0, roundsUp);
  }

  public Tensor apply(Tensor input) {
    long[] kernels = {kernel, kernel};
    long[] strides = {stride, stride};
    long[] paddings = {padding, padding};
    return torch.max_pool2d(input, kernels, strides, paddings, NO_DILATION, roundsUp);
  }

  public ImageShape output(ImageShape image) {
    return new ImageShape(image.channels(), extent(image.height()), extent(image.width()));
  }

  private int extent(int before) {
    int room = before + 2 * padding - kernel + (roundsUp ? stride - 1 : 0);
    return Math.floorDiv(room, stride) + 1;
  }
}
