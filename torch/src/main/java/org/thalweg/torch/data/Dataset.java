// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Labelled images of one split, kept as the bytes they came in.
 *
 * <p>Immutable. Costs one byte a pixel value; floats are made on demand.
 */
public final class Dataset {
  private final DatasetInfo info;
  private final byte[] pixels;
  private final int[] labels;

  private Dataset(DatasetInfo info, byte[] pixels, int[] labels) {
    if (labels.length < 1 || pixels.length != (long) labels.length * info.format().size()) {
      throw new IllegalArgumentException(
          "a data set is at least one image of %d bytes and its label, got %d bytes and %d labels"
              .formatted(info.format().size(), pixels.length, labels.length));
    }
    this.info = info;
    this.pixels = pixels;
    this.labels = labels;
    requireLabels(info, labels);
  }

  private static void requireLabels(DatasetInfo info, int[] labels) {
    int classes = info.classes().size();
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new IllegalArgumentException(
            "labels count %d classes from 0, got %d for image %d".formatted(classes, labels[i], i));
      }
    }
  }

  /**
   * A data set with copies of its images and labels.
   *
   * @param pixels {@code [n, channels, height, width]}, one unsigned byte each
   * @param labels n classes, counted from 0
   */
  public static Dataset of(DatasetInfo info, byte[] pixels, int[] labels) {
    return new Dataset(info, pixels.clone(), labels.clone());
  }

  /** A data set that owns both arrays: the caller keeps no reference. */
  static Dataset owning(DatasetInfo info, byte[] pixels, int[] labels) {
    return new Dataset(info, pixels, labels);
  }

  public DatasetInfo info() {
    return info;
  }

  /** The number of images. */
  public int count() {
    return labels.length;
  }

  public int label(int image) {
    return labels[image];
  }

  /** A copy of all labels, in order. */
  public int[] labels() {
    return labels.clone();
  }

  /** A copy of one image's bytes, {@code [channels, height, width]}. */
  public byte[] image(int image) {
    int size = info.format().size();
    byte[] copy = new byte[size];
    System.arraycopy(pixels, Objects.checkIndex(image, count()) * size, copy, 0, size);
    return copy;
  }

  /** The same images, to be normalised otherwise. */
  public Dataset with(Normalization normalization) {
    return new Dataset(info.with(normalization), pixels, labels);
  }

  /**
   * The chosen images, in file order.
   *
   * @throws IllegalArgumentException if it asks for more than there are
   */
  public Dataset select(SampleSelection selection) {
    int[] chosen = selection.choose(this);
    return chosen.length == count() ? this : subset(chosen);
  }

  /** The images at {@code chosen}, in that order. */
  Dataset subset(int[] chosen) {
    int size = info.format().size();
    byte[] some = new byte[chosen.length * size];
    int[] theirs = new int[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(pixels, chosen[i] * size, some, i * size, size);
      theirs[i] = labels[chosen[i]];
    }
    return new Dataset(info, some, theirs);
  }

  /** All images as floats, {@code [n, channels, height, width]}. */
  public float[] normalized() {
    return normalized(0, count());
  }

  /**
   * Images {@code from} to {@code from + count − 1} as floats, {@code [count, channels, height,
   * width]}: (byte / scale − mean) / deviation, each step rounded to float32 as torchvision does.
   */
  public float[] normalized(int from, int count) {
    Objects.checkFromIndexSize(from, count, count());
    ImageFormat format = info.format();
    int plane = format.height() * format.width();
    float[] floats = new float[Math.multiplyExact(count, format.size())];
    int source = from * format.size();
    for (int c = 0; c < format.channels(); c++) {
      float[] table = info.normalization().table(c, format.scale());
      for (int begin = c * plane; begin < floats.length; begin += format.size()) {
        for (int i = begin; i < begin + plane; i++) {
          floats[i] = table[pixels[source + i] & 0xff];
        }
      }
    }
    return floats;
  }

  /** SHA-256 of all pixels, then of all labels as 32-bit little-endian numbers, in hexadecimal. */
  public String sha256() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(pixels);
      ByteBuffer bytes =
          ByteBuffer.allocate(labels.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asIntBuffer().put(labels);
      digest.update(bytes);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "%d images of %s %s".formatted(count(), info.name(), info.split());
  }
}
