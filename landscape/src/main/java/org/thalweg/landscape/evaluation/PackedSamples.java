// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.evaluation;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.surface.Sample;

/**
 * Measured points as bytes: for each its node, its dimension, its coordinates and its values.
 *
 * <p>Two 32-bit numbers, then doubles as their 64 bits, all big-endian: every NaN comes back as the
 * one it was.
 */
final class PackedSamples {
  private static final int HEAD = 2 * Integer.BYTES;

  private PackedSamples() {}

  static byte[] pack(List<Sample.Measured> samples) {
    int doubles = samples.stream().mapToInt(s -> s.at().dimension() + s.measurement().size()).sum();
    ByteBuffer bytes = ByteBuffer.allocate(samples.size() * HEAD + doubles * Double.BYTES);
    for (Sample.Measured sample : samples) {
      bytes.putInt(sample.index()).putInt(sample.at().dimension());
      for (int axis = 0; axis < sample.at().dimension(); axis++) {
        bytes.putLong(Double.doubleToRawLongBits(sample.at().get(axis)));
      }
      for (int channel = 0; channel < sample.measurement().size(); channel++) {
        bytes.putLong(Double.doubleToRawLongBits(sample.measurement().get(channel)));
      }
    }
    return bytes.array();
  }

  /**
   * The points of one pack.
   *
   * @throws IllegalArgumentException if it is none with so many channels
   */
  static List<Sample.Measured> unpack(byte[] packed, int channels) {
    List<Sample.Measured> samples = new ArrayList<>();
    ByteBuffer bytes = ByteBuffer.wrap(packed);
    try {
      while (bytes.hasRemaining()) {
        int node = bytes.getInt();
        Coordinates at = Coordinates.of(doubles(bytes, bytes.getInt()));
        samples.add(new Sample.Measured(node, at, Measurement.of(doubles(bytes, channels))));
      }
    } catch (BufferUnderflowException | NegativeArraySizeException e) {
      throw new IllegalArgumentException(
          "packed points must have %d values each, got %d bytes".formatted(channels, packed.length),
          e);
    }
    return samples;
  }

  private static double[] doubles(ByteBuffer bytes, int count) {
    if (count > bytes.remaining() / Double.BYTES) {
      throw new BufferUnderflowException();
    }
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = Double.longBitsToDouble(bytes.getLong());
    }
    return values;
  }
}
