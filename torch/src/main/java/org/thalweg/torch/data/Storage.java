// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;

/** The samples of a data set, held once, in the type they came in; row-major. */
sealed interface Storage permits Storage.Bytes, Storage.Floats {
  int DIGEST_BLOCK = 1 << 14;

  /** The number of values of all samples together. */
  long length();

  /** The value at {@code index}; unsigned if a byte. */
  float at(int index);

  /** Rows of {@code size} values: those at {@code chosen}, in that order. */
  Storage subset(int[] chosen, int size);

  /** How values become what a network sees. */
  Normalizer normalizer(ImageFormat format, Normalization normalization);

  /** Feeds all values to a digest. */
  void digest(MessageDigest digest);

  /** Fills {@code floats}, whole samples, from the values that begin at {@code source}. */
  @FunctionalInterface
  interface Normalizer {
    void fill(int source, float[] floats);
  }

  /** Visits the runs of one channel in whole samples. */
  @FunctionalInterface
  interface Run {
    void visit(int channel, int begin, int end);
  }

  /** All runs of {@code length} values, channel by channel. */
  static void runs(ImageFormat format, int length, Run run) {
    int plane = format.height() * format.width();
    for (int c = 0; c < format.channels(); c++) {
      for (int begin = c * plane; begin < length; begin += format.size()) {
        run.visit(c, begin, begin + plane);
      }
    }
  }

  /** Feeds numbers to a digest, little-endian. */
  static void digest(float[] values, MessageDigest digest) {
    ByteBuffer block =
        ByteBuffer.allocate(DIGEST_BLOCK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < values.length; from += DIGEST_BLOCK) {
      int some = Math.min(DIGEST_BLOCK, values.length - from);
      block.clear().asFloatBuffer().put(values, from, some);
      digest.update(block.limit(some * Float.BYTES));
    }
  }

  /** Values as unsigned bytes. */
  final class Bytes implements Storage {
    private final byte[] bytes;

    Bytes(byte[] bytes) {
      this.bytes = bytes;
    }

    /** A copy of {@code count} rows. */
    byte[] rows(int from, int count, int size) {
      return Arrays.copyOfRange(bytes, from * size, (from + count) * size);
    }

    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public float at(int index) {
      return bytes[index] & 0xff;
    }

    @Override
    public Bytes subset(int[] chosen, int size) {
      byte[] some = new byte[Math.multiplyExact(chosen.length, size)];
      for (int i = 0; i < chosen.length; i++) {
        System.arraycopy(bytes, chosen[i] * size, some, i * size, size);
      }
      return new Bytes(some);
    }

    /** (byte / scale − mean) / deviation, each step rounded to float32 as torchvision does. */
    @Override
    public Normalizer normalizer(ImageFormat format, Normalization normalization) {
      float[][] tables = normalization.tables(format.channels(), format.scale());
      return (source, floats) ->
          runs(
              format,
              floats.length,
              (channel, begin, end) -> {
                float[] table = tables[channel];
                for (int i = begin; i < end; i++) {
                  floats[i] = table[bytes[source + i] & 0xff];
                }
              });
    }

    @Override
    public void digest(MessageDigest digest) {
      digest.update(bytes);
    }
  }

  /** Values as float32. */
  final class Floats implements Storage {
    private final float[] values;

    Floats(float[] values) {
      this.values = values;
    }

    @Override
    public long length() {
      return values.length;
    }

    @Override
    public float at(int index) {
      return values[index];
    }

    @Override
    public Floats subset(int[] chosen, int size) {
      float[] some = new float[Math.multiplyExact(chosen.length, size)];
      for (int i = 0; i < chosen.length; i++) {
        System.arraycopy(values, chosen[i] * size, some, i * size, size);
      }
      return new Floats(some);
    }

    /** (value / scale − mean) / deviation in double precision, rounded once. */
    @Override
    public Normalizer normalizer(ImageFormat format, Normalization normalization) {
      return (source, floats) ->
          runs(
              format,
              floats.length,
              (channel, begin, end) -> {
                double mean = normalization.mean(channel);
                double deviation = normalization.deviation(channel);
                for (int i = begin; i < end; i++) {
                  double value = (double) values[source + i] / format.scale();
                  floats[i] = (float) ((value - mean) / deviation);
                }
              });
    }

    @Override
    public void digest(MessageDigest digest) {
      Storage.digest(values, digest);
    }
  }
}
