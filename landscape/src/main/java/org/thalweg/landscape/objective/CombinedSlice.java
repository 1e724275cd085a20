// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.objective;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.thalweg.landscape.subspace.Coordinates;

/**
 * Several slices over one subspace: the channels of all, one after the other.
 *
 * <p>A second split, or the weight-decay term, beside the loss. A point fails if one part fails.
 */
public final class CombinedSlice implements Slice {
  private final Parts parts;
  private final List<Channel> channels;

  /**
   * Owns the slices from here on and closes them, even if it refuses them.
   *
   * @throws IllegalArgumentException if two channels share a name, or dimensions differ
   */
  public CombinedSlice(List<? extends Slice> slices) {
    this.channels = slices.stream().flatMap(slice -> slice.channels().stream()).toList();
    this.parts = Parts.owning(slices, this::requireDifferentNames);
  }

  private void requireDifferentNames() {
    List<String> names = channels.stream().map(Channel::name).toList();
    if (names.stream().distinct().count() < names.size()) {
      throw new IllegalArgumentException(
          "combined slices must measure channels of different names, got " + names);
    }
  }

  @Override
  public int dimension() {
    return parts.dimension();
  }

  @Override
  public List<Channel> channels() {
    return channels;
  }

  @Override
  public Measurement measure(Coordinates point) {
    return joined(parts.slices().stream().map(slice -> slice.measure(point)).toList());
  }

  @Override
  public int blockSize() {
    return parts.blockSize();
  }

  @Override
  public List<Measurement> measureAll(List<Coordinates> points) {
    return parts.measureAll(points).stream().map(CombinedSlice::joined).toList();
  }

  private static Measurement joined(List<Measurement> each) {
    return Measurement.of(each.stream().flatMapToDouble(CombinedSlice::values).toArray());
  }

  private static DoubleStream values(Measurement measurement) {
    return IntStream.range(0, measurement.size()).mapToDouble(measurement::get);
  }

  @Override
  public void close() {
    parts.close();
  }
}
