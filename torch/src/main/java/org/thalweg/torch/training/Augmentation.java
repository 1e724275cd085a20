// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

import java.util.Locale;
import org.thalweg.landscape.parameters.RandomStream;
import org.thalweg.torch.data.ImageFormat;

/** How training images are varied, byte by byte; measurements never see it. */
public enum Augmentation {
  NONE {
    @Override
    byte[] vary(byte[] image, ImageFormat format, RandomStream random) {
      return image;
    }
  },
  /**
   * A crop of the same size from the image with a border of 4 black pixels, mirrored every other
   * time: the usual one for CIFAR (He et al. 2016, §4.2, arXiv:1512.03385).
   */
  CROP_AND_FLIP {
    @Override
    byte[] vary(byte[] image, ImageFormat format, RandomStream random) {
      int down = random.nextInt(2 * BORDER + 1) - BORDER;
      int right = random.nextInt(2 * BORDER + 1) - BORDER;
      return moved(image, format, down, right, random.nextInt(2) == 1);
    }
  };

  private static final int BORDER = 4;

  /** A variant of {@code image [channels, height, width]}, the next that {@code random} gives. */
  abstract byte[] vary(byte[] image, ImageFormat format, RandomStream random);

  /** The window that lies {@code down} and {@code right} of the image, 0 where it leaves it. */
  static byte[] moved(byte[] image, ImageFormat format, int down, int right, boolean mirrored) {
    int width = format.width();
    byte[] window = new byte[image.length];
    for (int row = 0; row < format.channels() * format.height(); row++) {
      int y = row % format.height() + down;
      if (y < 0 || y >= format.height()) {
        continue;
      }
      int source = (row + down) * width;
      for (int i = 0; i < width; i++) {
        int x = (mirrored ? width - 1 - i : i) + right;
        if (x >= 0 && x < width) {
          window[row * width + i] = image[source + x];
        }
      }
    }
    return window;
  }

  /** The word in files and on the command line, such as {@code crop-and-flip}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
