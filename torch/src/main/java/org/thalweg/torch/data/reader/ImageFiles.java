// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.thalweg.landscape.InputFileException;
import org.thalweg.torch.data.ImageFormat;

/**
 * Image files of one size, as unsigned bytes.
 *
 * <p>A grey pixel is the number in the file, of 16 bits the upper eight: Java's own conversion
 * would bend it. Transparency is left off. Not thread-safe.
 */
final class ImageFiles {
  private static final int MOST_PIXELS = 1 << 24;

  private final List<Planes> images = new ArrayList<>();
  private Optional<Sized> first = Optional.empty();

  private record Sized(Path file, int width, int height) {}

  /** One image's bytes, {@code [channels, height, width]}. */
  private static final class Planes {
    final byte[] bytes;

    Planes(byte[] bytes) {
      this.bytes = bytes;
    }
  }

  /** Reads a file; its size must be that of the first. */
  void add(Path file) {
    try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new InputFileException(file, "is no image that can be read; it says it is one");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        requireSize(new Sized(file, reader.getWidth(0), reader.getHeight(0)));
        images.add(new Planes(planes(reader.read(0))));
      } finally {
        reader.dispose();
      }
    } catch (InputFileException e) {
      throw e;
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      // The readers of the JDK answer damage with exceptions of any kind.
      throw new InputFileException(file, "is a damaged image: " + e.getMessage(), e);
    }
  }

  private void requireSize(Sized given) {
    if ((long) given.width * given.height > MOST_PIXELS) {
      throw new InputFileException(
          given.file,
          "is of %d×%d pixels, more than %d".formatted(given.width, given.height, MOST_PIXELS));
    }
    Sized known = first.orElse(given);
    if (given.width != known.width || given.height != known.height) {
      throw new InputFileException(
          given.file,
          "is of %d×%d pixels, but %s of %d×%d; scale all images to one size"
              .formatted(given.width, given.height, known.file, known.width, known.height));
    }
    first = Optional.of(known);
  }

  private static byte[] planes(BufferedImage image) {
    return image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY
        ? grey(image)
        : colours(image);
  }

  private static byte[] grey(BufferedImage image) {
    int bits = image.getSampleModel().getSampleSize(0);
    int[] samples =
        image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
    byte[] grey = new byte[samples.length];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (byte) (bits > 8 ? samples[i] >> (bits - 8) : samples[i] * 255 / ((1 << bits) - 1));
    }
    return grey;
  }

  /** Red, green, blue; one plane if they are the same everywhere. */
  private static byte[] colours(BufferedImage image) {
    int width = image.getWidth();
    int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    byte[] planes = new byte[3 * pixels.length];
    boolean grey = true;
    for (int i = 0; i < pixels.length; i++) {
      int pixel = pixels[i];
      planes[i] = (byte) (pixel >> 16);
      planes[pixels.length + i] = (byte) (pixel >> 8);
      planes[2 * pixels.length + i] = (byte) pixel;
      grey &= planes[i] == planes[pixels.length + i] && planes[i] == (byte) pixel;
    }
    return grey ? Arrays.copyOf(planes, pixels.length) : planes;
  }

  /** Grey if all images are. */
  ImageFormat format() {
    Sized size = first.orElseThrow();
    boolean grey = images.stream().allMatch(i -> i.bytes.length == size.width * size.height);
    return new ImageFormat(grey ? 1 : 3, size.height, size.width, 255);
  }

  /** All images, {@code [n, channels, height, width]}. */
  byte[] pixels() {
    int size = format().size();
    byte[] pixels = new byte[Math.multiplyExact(images.size(), size)];
    for (int i = 0; i < images.size(); i++) {
      byte[] bytes = images.get(i).bytes;
      // A grey image among coloured ones has three planes alike.
      for (int at = 0; at < size; at += bytes.length) {
        System.arraycopy(bytes, 0, pixels, i * size + at, bytes.length);
      }
    }
    return pixels;
  }
}
