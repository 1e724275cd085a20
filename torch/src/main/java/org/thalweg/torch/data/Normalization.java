// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Mean and deviation of x = byte / scale a channel: the network sees (x − mean) / deviation.
 *
 * <p>Written {@code means/deviations}, such as {@code 0.5/0.5} or {@code
 * 0.49,0.48,0.45/0.25,0.24,0.26}; one pair serves every channel. {@code none} leaves x as it is.
 */
public record Normalization(List<Double> means, List<Double> deviations) {
  /** What a float32 can tell apart, and short enough to write down. */
  private static final MathContext DIGITS = new MathContext(7);

  /** Values as they are: x = byte / scale, or the number itself. */
  public static final Normalization NONE = new Normalization(List.of(0.0), List.of(1.0));

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

  /** Parses {@code none} or {@code means/deviations}, one value a channel with commas between. */
  public static Normalization parse(String text) {
    if (text.trim().equals("none")) {
      return NONE;
    }
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
        "a normalisation is written means/deviations, such as 0.5/0.5 or 0.49,0.48,0.45/0.25,0.24,0.26, or none, got \"%s\""
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

  public double mean(int channel) {
    return means.get(means.size() == 1 ? 0 : channel);
  }

  public double deviation(int channel) {
    return deviations.get(means.size() == 1 ? 0 : channel);
  }

  /** The table of every channel, {@code [channels][256]}; shared where one pair serves all. */
  float[][] tables(int channels, int scale) {
    float[][] tables = new float[channels][];
    for (int c = 0; c < channels; c++) {
      tables[c] = c > 0 && means.size() == 1 ? tables[0] : table(c, scale);
    }
    return tables;
  }

  /**
   * The float of every byte in a channel, of length 256.
   *
   * <p>In float32 and in the reference's order: byte / scale, minus mean, over deviation.
   */
  float[] table(int channel, int scale) {
    float mean = (float) mean(channel);
    float deviation = (float) deviation(channel);
    float[] table = new float[256];
    for (int value = 0; value < table.length; value++) {
      table[value] = ((float) value / scale - mean) / deviation;
    }
    return table;
  }

  /**
   * Mean and deviation of every channel over all samples, seven digits each.
   *
   * <p>A channel that never varies keeps its scale: its deviation is 1.
   */
  static Normalization measured(Storage values, ImageFormat format) {
    double[] means = sums(values, format, new double[format.channels()], 1);
    double[] squares = sums(values, format, means, 2);
    List<Double> mean = new ArrayList<>();
    List<Double> deviation = new ArrayList<>();
    for (int c = 0; c < means.length; c++) {
      mean.add(rounded(means[c]));
      double spread = rounded(Math.sqrt(squares[c]));
      deviation.add(spread > 0 ? spread : 1);
    }
    return new Normalization(mean, deviation);
  }

  /** The mean of (value − centre)^power in every channel. */
  private static double[] sums(Storage values, ImageFormat format, double[] centres, int power) {
    double[] sums = new double[format.channels()];
    double each = (double) values.length() / format.channels();
    Storage.runs(
        format,
        (int) values.length(),
        (channel, begin, end) -> {
          double sum = 0;
          for (int i = begin; i < end; i++) {
            double off = (double) values.at(i) / format.scale() - centres[channel];
            sum += power == 1 ? off : off * off;
          }
          sums[channel] += sum / each;
        });
    return sums;
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(DIGITS).doubleValue();
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
