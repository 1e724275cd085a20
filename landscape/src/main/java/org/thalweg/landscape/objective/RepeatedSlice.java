// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.objective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.thalweg.landscape.subspace.Coordinates;

/**
 * K draws of the directions around one centre: mean, spread and every draw.
 *
 * <p>First the mean of every channel under its own name, so that what reads one draw reads K. Then,
 * for losses and accuracies, the sample standard deviation (divisor K − 1; 0 for one draw), then
 * each draw, channel after channel. Where draws agree, as at the centre, their mean is the same
 * bits. A NaN in one draw is a NaN in the mean; an infinite one leaves a NaN deviation.
 */
public final class RepeatedSlice implements Slice {
  private final Parts draws;
  private final List<Channel> measured;
  private final List<Channel> channels;

  /** The channels of one draw that are spread out over draws. */
  private final int[] spread;

  /**
   * Owns the slices from here on and closes them, even if it refuses them.
   *
   * @throws IllegalArgumentException if channels or dimensions differ
   */
  public RepeatedSlice(List<? extends Slice> draws) {
    this.draws = Parts.owning(draws, () -> requireSameChannels(draws));
    this.measured = List.copyOf(draws.get(0).channels());
    this.spread =
        IntStream.range(0, measured.size())
            .filter(c -> isLossOrAccuracy(measured.get(c)))
            .toArray();
    this.channels = channels(measured, spread, draws.size());
  }

  private static void requireSameChannels(List<? extends Slice> draws) {
    List<List<Channel>> different =
        draws.stream().map(draw -> List.copyOf(draw.channels())).distinct().toList();
    if (different.size() > 1) {
      throw new IllegalArgumentException(
          "draws must measure the same channels, got %s and %s"
              .formatted(different.get(0), different.get(1)));
    }
  }

  private static boolean isLossOrAccuracy(Channel channel) {
    return channel.name().endsWith("_loss") || channel.name().endsWith("_acc");
  }

  private static List<Channel> channels(List<Channel> measured, int[] spread, int draws) {
    List<Channel> all = new ArrayList<>(measured);
    for (int c : spread) {
      all.add(measured.get(c).deviation());
    }
    for (int c : spread) {
      for (int draw = 1; draw <= draws; draw++) {
        all.add(measured.get(c).ofDraw(draw));
      }
    }
    return List.copyOf(all);
  }

  @Override
  public int dimension() {
    return draws.dimension();
  }

  @Override
  public List<Channel> channels() {
    return channels;
  }

  @Override
  public Measurement measure(Coordinates point) {
    return over(draws.slices().stream().map(draw -> draw.measure(point)).toList());
  }

  @Override
  public int blockSize() {
    return draws.blockSize();
  }

  @Override
  public List<Measurement> measureAll(List<Coordinates> points) {
    return draws.measureAll(points).stream().map(this::over).toList();
  }

  private Measurement over(List<Measurement> each) {
    double[] values = new double[channels.size()];
    int at = 0;
    for (int c = 0; c < measured.size(); c++) {
      values[at++] = mean(over(each, c));
    }
    for (int c : spread) {
      values[at++] = deviation(over(each, c));
    }
    for (int c : spread) {
      for (double value : over(each, c)) {
        values[at++] = value;
      }
    }
    return Measurement.of(values);
  }

  private static double[] over(List<Measurement> draws, int channel) {
    return draws.stream().mapToDouble(draw -> draw.get(channel)).toArray();
  }

  // Sums differences from the first draw: where all draws agree, nothing is rounded.
  private static double mean(double[] values) {
    double first = values[0];
    if (!Arrays.stream(values).allMatch(Double::isFinite)) {
      double sum = first;
      for (int i = 1; i < values.length; i++) {
        sum += values[i];
      }
      return sum;
    }
    double sum = 0;
    for (int i = 1; i < values.length; i++) {
      sum += values[i] - first;
    }
    return sum == 0 ? first : first + sum / values.length;
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return values.length == 1 ? 0 : Math.sqrt(squares / (values.length - 1));
  }

  @Override
  public void close() {
    draws.close();
  }
}
