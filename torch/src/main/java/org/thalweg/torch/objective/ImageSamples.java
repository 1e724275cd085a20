// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import org.thalweg.torch.model.ImageShape;

/** Labelled images in their order, normalised already. Immutable. */
public final class ImageSamples {
  private final ImageShape shape;
  private final float[] pixels;
  private final int[] labels;

  /**
   * Images with one label each.
   *
   * @param pixels {@code [n, channels, height, width]}, normalised; copied
   * @param labels n classes, counted from 0; copied
   */
  public ImageSamples(ImageShape shape, float[] pixels, int[] labels) {
    if (labels.length == 0 || pixels.length != labels.length * shape.size()) {
      throw new IllegalArgumentException(
          "samples are at least one image of %s and its label, got %d pixels and %d labels"
              .formatted(shape, pixels.length, labels.length));
    }
    this.shape = shape;
    this.pixels = pixels.clone();
    this.labels = labels.clone();
  }

  public ImageShape shape() {
    return shape;
  }

  public int count() {
    return labels.length;
  }

  public int label(int index) {
    return labels[index];
  }

  /** Copies image {@code index} to {@code target} (modified) from {@code offset} on. */
  public void copyPixels(int index, float[] target, int offset) {
    System.arraycopy(pixels, index * shape.size(), target, offset, shape.size());
  }
}
