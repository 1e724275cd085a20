// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data;

import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The targets of a file and what their classes are called.
 *
 * <p>Whole numbers and words are classes, other numbers are numbers. Numbers from 0 on keep their
 * own value as label, up to the largest; others are ranked, words by the alphabet.
 *
 * @param classes none where targets are numbers
 */
public record TargetColumn(Targets targets, List<String> classes) {
  /** More whole numbers than this are quantities. */
  private static final int MOST_CLASSES = 10_000;

  public TargetColumn {
    classes = List.copyOf(classes);
  }

  /** The targets of a column of text. */
  public static TargetColumn ofWords(List<String> words) {
    double[] numbers = words.stream().mapToDouble(TargetColumn::number).toArray();
    if (DoubleStream.of(numbers).noneMatch(Double::isNaN)) {
      return ofNumbers(numbers);
    }
    List<String> names = List.copyOf(new TreeSet<>(words));
    TreeMap<String, Integer> ranks = new TreeMap<>();
    names.forEach(name -> ranks.put(name, ranks.size()));
    return new TargetColumn(
        new Targets.Classes(words.stream().mapToInt(ranks::get).toArray()), names);
  }

  /** The targets of a column of finite numbers. */
  public static TargetColumn ofNumbers(double[] numbers) {
    TreeSet<Double> distinct = new TreeSet<>();
    boolean whole = true;
    for (int i = 0; i < numbers.length && whole; i++) {
      distinct.add(numbers[i] + 0.0);
      whole = numbers[i] == Math.rint(numbers[i]) && distinct.size() <= MOST_CLASSES;
    }
    if (!whole) {
      return new TargetColumn(ofValues(numbers, 1), List.of());
    }
    if (distinct.first() == 0 && distinct.last() < MOST_CLASSES) {
      for (double value = 0; value < distinct.last(); value++) {
        distinct.add(value);
      }
    }
    List<Double> ranked = List.copyOf(distinct);
    TreeMap<Double, Integer> ranks = new TreeMap<>();
    ranked.forEach(value -> ranks.put(value, ranks.size()));
    int[] labels = DoubleStream.of(numbers).mapToInt(value -> ranks.get(value + 0.0)).toArray();
    return new TargetColumn(
        new Targets.Classes(labels),
        ranked.stream().map(value -> String.valueOf(Math.round(value))).toList());
  }

  /** Numbers, {@code [n, outputs]}, as targets. */
  public static Targets ofValues(double[] numbers, int outputs) {
    float[] values = new float[numbers.length];
    IntStream.range(0, values.length).forEach(i -> values[i] = (float) numbers[i]);
    return new Targets.Values(values, outputs);
  }

  /** The targets as numbers: those that all classes are called, or their positions. */
  Targets numbers() {
    if (!(targets instanceof Targets.Classes labels)) {
      return targets;
    }
    double[] called = classes.stream().mapToDouble(TargetColumn::number).toArray();
    boolean all = DoubleStream.of(called).noneMatch(Double::isNaN);
    float[] values = new float[labels.count()];
    for (int i = 0; i < values.length; i++) {
      int label = labels.label(i);
      values[i] = all ? (float) called[label] : label;
    }
    return new Targets.Values(values, 1);
  }

  /** The finite number a text is, or NaN. */
  private static double number(String text) {
    return parse(text).orElse(Double.NaN);
  }

  /** The finite number a text is, if it is one. */
  public static OptionalDouble parse(String text) {
    try {
      double number = Double.parseDouble(text.strip());
      return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
