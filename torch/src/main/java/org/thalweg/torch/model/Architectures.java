// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The architectures known by name. */
public final class Architectures {
  private static final ImageShape CIFAR = new ImageShape(3, 32, 32);
  private static final ImageShape DIGITS = new ImageShape(1, 8, 8);
  private static final Map<String, Function<String, Architecture>> KNOWN = known();

  private Architectures() {}

  /**
   * The architecture called {@code name}.
   *
   * @throws IllegalArgumentException if there is none; the message suggests the nearest name
   */
  public static Architecture named(String name) {
    Function<String, Architecture> maker = KNOWN.get(name);
    if (maker == null) {
      throw new IllegalArgumentException(
          "an architecture is one of %s, got \"%s\"%s"
              .formatted(
                  String.join(", ", KNOWN.keySet()),
                  name,
                  nearest(name).map("; did you mean \"%s\"?"::formatted).orElse("")));
    }
    return maker.apply(name);
  }

  /** All names, in the order in which they are shown. */
  public static List<String> names() {
    return List.copyOf(KNOWN.keySet());
  }

  private static Map<String, Function<String, Architecture>> known() {
    Map<String, Function<String, Architecture>> known = new LinkedHashMap<>();
    for (int depth : new int[] {20, 32, 44, 56, 110}) {
      known.put("resnet" + depth, name -> cifarResNet(name, depth, true));
      known.put("resnet" + depth + "_noshort", name -> cifarResNet(name, depth, false));
    }
    known.put(
        "resnet8-digits",
        name -> {
          Network network = new ResidualNetwork(DIGITS, 10, List.of(8, 16, 32), 1, true);
          return new Architecture(name, DIGITS, 10, network);
        });
    known.put(
        "mlp-digits",
        name -> {
          Network network = new MultilayerPerceptron(List.of(DIGITS.size(), 32, 32, 10));
          return new Architecture(name, DIGITS, 10, network);
        });
    return known;
  }

  private static Architecture cifarResNet(String name, int depth, boolean residual) {
    Network network =
        new ResidualNetwork(CIFAR, 10, List.of(16, 32, 64), (depth - 2) / 6, residual);
    return new Architecture(name, CIFAR, 10, network);
  }

  private static Optional<String> nearest(String name) {
    List<String> names = new ArrayList<>(KNOWN.keySet());
    return names.stream()
        .min(Comparator.comparingInt(known -> distance(known, name)))
        .filter(known -> distance(known, name) <= 3);
  }

  /** Insertions, deletions and replacements from one word to the other, letter case aside. */
  private static int distance(String known, String typed) {
    String a = known.toLowerCase(Locale.ROOT);
    String b = typed.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
