// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Mean and deviation of x = byte / scale a channel: the network sees (x − mean) / deviation.
 *
 * <p>Written {@code means/deviations}, such as {@code 0.5/0.5} or {@code
 * 0.49,0.48,0.45/0.25,0.24,0.26}; one pair serves every channel.
 */
public record Normalization(List<Double> means, List<Double> deviations) {

  public Normalization {
    means = List.copyOf(means);
    deviations = List.copyOf(deviations);
    if (means.isEmpty() || means.size() != deviations.size()) {
      throw new IllegalArgumentException(
          "a normalisation has as many means as deviations, got %d and %d"
              .formatted(means.size(), deviations.size()));
    }
    if (means.stream().anyMatch(mean -> !Double.isFinite(mean))) {
      throw new IllegalArgumentException("means must be finite, got " + means);
    }
    if (deviations.stream().anyMatch(d -> !(d > 0) || Double.isInfinite(d))) {
      throw new IllegalArgumentException(
          "deviations must be positive and finite, got " + deviations);
    }
  }

  /** Parses {@code means/deviations}, one value a channel, separated by commas. */
  public static Normalization parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || slash != text.lastIndexOf('/')) {
      throw notWritten(text);
    }
    try {
      return new Normalization(
          numbers(text.substring(0, slash)), numbers(text.substring(slash + 1)));
    } catch (NumberFormatException e) {
      throw notWritten(text);
    }
  }

  private static IllegalArgumentException notWritten(String text) {
    return new IllegalArgumentException(
        "a normalisation is written means/deviations, such as 0.5/0.5 or 0.49,0.48,0.45/0.25,0.24,0.26, got \"%s\""
            .formatted(text));
  }

  private static List<Double> numbers(String text) {
    List<Double> numbers = new ArrayList<>();
    for (String number : text.split(",", -1)) {
      numbers.add(Double.parseDouble(number.trim()));
    }
    return numbers;
  }

  /** Whether it has one value a channel, or one for all. */
  boolean suits(int channels) {
    return means.size() == 1 || means.size() == channels;
  }

  /**
   * The float of every byte in a channel, of length 256.
   *
   * <p>In float32 and in the reference's order: byte / scale, minus mean, over deviation.
   */
  float[] table(int channel, int scale) {
    int entry = means.size() == 1 ? 0 : channel;
    float mean = means.get(entry).floatValue();
    float deviation = deviations.get(entry).floatValue();
    float[] table = new float[256];
    for (int value = 0; value < table.length; value++) {
      table[value] = ((float) value / scale - mean) / deviation;
    }
    return table;
  }

  /** The text that {@link #parse} takes back to the same bits. */
  @Override
  public String toString() {
    return joined(means) + "/" + joined(deviations);
  }

  private static String joined(List<Double> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
