// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data;

import java.util.List;

/**
 * How the values of one sample lie, {@code [channels, height, width]}, and what they mean.
 *
 * <p>A row of a table is an image of one pixel: every feature is a channel, so that means and
 * deviations are a feature's own.
 *
 * @param scale the value that means 1: x = value / scale; 255 for photographs, 1 for numbers
 */
public record ImageFormat(int channels, int height, int width, int scale) {
  public ImageFormat {
    if (channels < 1 || height < 1 || width < 1 || scale < 1) {
      throw new IllegalArgumentException(
          "an image has positive extents and a positive scale, got %d×%d×%d / %d"
              .formatted(channels, height, width, scale));
    }
  }

  /** A row of numbers as they are. */
  public static ImageFormat row(int features) {
    return new ImageFormat(features, 1, 1, 1);
  }

  /** What a network takes: {@code [features]} for a row, {@code [channels, height, width]} else. */
  public List<Integer> shape() {
    return isRow() ? List.of(channels) : List.of(channels, height, width);
  }

  /** Whether it is a row of a table. */
  public boolean isRow() {
    return height == 1 && width == 1;
  }

  /** Values a sample. */
  public int size() {
    return channels * height * width;
  }
}
