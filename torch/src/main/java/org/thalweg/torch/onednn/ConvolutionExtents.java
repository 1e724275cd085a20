// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.onednn;

import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * All that a compiled convolution depends on besides how it ends.
 *
 * @param images how many pass at once
 * @param in input channels
 * @param height of an input image, in pixels
 * @param out output channels
 * @param kernel pixels along a side
 * @param padding pixels of zeros at every edge
 * @param groups parts that the channels fall into, each convolved alone
 * @param precision of images and weights
 */
public record ConvolutionExtents(
    int images,
    int in,
    int height,
    int width,
    int out,
    int kernel,
    int stride,
    int padding,
    int groups,
    ScalarType precision) {

  /** {@code [images, in, height, width]} of what it takes. */
  public long[] input() {
    return new long[] {images, in, height, width};
  }

  /** {@code [images, out, height, width]} of what it makes. */
  public long[] output() {
    return new long[] {images, out, extent(height), extent(width)};
  }

  private int extent(int before) {
    return (before + 2 * padding - kernel) / stride + 1;
  }

  /** {@code [out, in, kernel, kernel]}, or by groups where there are several. */
  public long[] weight() {
    return groups == 1
        ? new long[] {out, in, kernel, kernel}
        : new long[] {groups, out / groups, in / groups, kernel, kernel};
  }

  /** The same along both sides of an image. */
  long[] both(int pixels) {
    return new long[] {pixels, pixels};
  }
}
