// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.finding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Numbers by their names, in the order of their adding. */
final class Figures {
  private static final List<String> AXES = List.of("x", "y", "z");

  private final Map<String, Double> all = new LinkedHashMap<>();

  Figures add(String name, double value) {
    all.put(name, value);
    return this;
  }

  Figures add(String name, OptionalDouble value) {
    value.ifPresent(known -> all.put(name, known));
    return this;
  }

  Figures add(String prefix, List<Double> axes) {
    for (int k = 0; k < axes.size(); k++) {
      all.put(prefix + AXES.get(k), axes.get(k));
    }
    return this;
  }

  Map<String, Double> all() {
    return all;
  }
}
