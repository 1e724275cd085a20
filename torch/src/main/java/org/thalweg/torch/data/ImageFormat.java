// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data;

/**
 * How the bytes of one image lie, {@code [channels, height, width]}, and what they mean.
 *
 * @param scale the byte that means 1: x = byte / scale; 255 for photographs
 */
public record ImageFormat(int channels, int height, int width, int scale) {
  public ImageFormat {
    if (channels < 1 || height < 1 || width < 1 || scale < 1) {
      throw new IllegalArgumentException(
          "an image has positive extents and a positive scale, got %d×%d×%d / %d"
              .formatted(channels, height, width, scale));
    }
  }

  /** Bytes an image. */
  public int size() {
    return channels * height * width;
  }
}
