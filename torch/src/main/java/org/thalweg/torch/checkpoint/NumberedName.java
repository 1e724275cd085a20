// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file, and the whole numbers in its name that tell when it was written. */
final class NumberedName implements Comparable<NumberedName> {
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  private final Path file;
  private final String stem;
  private final List<BigInteger> numbers = new ArrayList<>();

  NumberedName(Path file) {
    this.file = file;
    this.stem = CheckpointName.stem(file);
    Matcher matcher = DIGITS.matcher(stem);
    while (matcher.find()) {
      numbers.add(new BigInteger(matcher.group()));
    }
  }

  Path file() {
    return file;
  }

  /** The name without the ending: the 7 of {@code .t7} is no time. */
  String stem() {
    return stem;
  }

  boolean isNumbered() {
    return !numbers.isEmpty();
  }

  /** The number at {@code place}, or the last before it; 0 without numbers. */
  long number(int place) {
    return isNumbered() ? numbers.get(Math.min(place, numbers.size() - 1)).longValue() : 0;
  }

  /** The place of the first number that is not the same in all names; 0 if there is none. */
  static int firstThatDiffers(Collection<NumberedName> names) {
    int shortest = names.stream().mapToInt(name -> name.numbers.size()).min().orElse(0);
    for (int place = 0; place < shortest; place++) {
      int at = place;
      if (names.stream().map(name -> name.numbers.get(at)).distinct().count() > 1) {
        return place;
      }
    }
    return Math.max(0, shortest - 1);
  }

  /** By the numbers from left to right, then by name. */
  @Override
  public int compareTo(NumberedName other) {
    for (int i = 0; i < Math.min(numbers.size(), other.numbers.size()); i++) {
      int order = numbers.get(i).compareTo(other.numbers.get(i));
      if (order != 0) {
        return order;
      }
    }
    int order = Integer.compare(numbers.size(), other.numbers.size());
    return order != 0 ? order : file.compareTo(other.file);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NumberedName name && file.equals(name.file);
  }

  @Override
  public int hashCode() {
    return file.hashCode();
  }
}
