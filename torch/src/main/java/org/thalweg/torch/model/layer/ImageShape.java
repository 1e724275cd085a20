// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model.layer;

/** The extents of one image. */
public record ImageShape(int channels, int height, int width) {
  public ImageShape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "an image has positive extents, got %d×%d×%d".formatted(channels, height, width));
    }
  }

  public int size() {
    return channels * height * width;
  }

  @Override
  public String toString() {
    return "%d×%d×%d".formatted(channels, height, width);
  }
}
