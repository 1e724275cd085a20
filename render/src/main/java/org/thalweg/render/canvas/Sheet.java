// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.canvas;

/**
 * What a canvas is opened with.
 *
 * @param width in units: CSS pixels in SVG, points in PDF
 * @param pixelScale pixels a unit in PNG
 * @param title and description for those who cannot see the picture, and for search
 */
public record Sheet(
    double width,
    double height,
    double pixelScale,
    Ink background,
    String title,
    String description) {
  private static final double MAX_PIXELS = 2e8;

  public Sheet {
    if (!(width >= 200) || !(height >= 150)) {
      throw new IllegalArgumentException(
          "a picture is at least 200 by 150 units, got %s by %s".formatted(width, height));
    }
    if (!(pixelScale > 0) || width * height * pixelScale * pixelScale > MAX_PIXELS) {
      throw new IllegalArgumentException(
          "a picture has at most 200 million pixels, got %s by %s units at %s pixels a unit"
              .formatted(width, height, pixelScale));
    }
  }
}
