// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the Hessian at the centre says of planes through it, for a caption. */
final class CurvatureFigures {
  private CurvatureFigures() {}

  /** Parts of a caption; none where {@code facts} know no eigenvalue, trace or odds. */
  static List<String> of(Map<String, Double> facts) {
    List<String> figures = new ArrayList<>();
    add(figures, "λmax", facts.get("lambdaMax"));
    add(figures, "λmin", facts.get("lambdaMin"));
    add(figures, "tr H", facts.get("trace"));
    add(figures, "‖H‖", facts.get("frobenius"));
    add(figures, "ρ", facts.get("rho"));
    List<String> parts = new ArrayList<>();
    if (!figures.isEmpty()) {
      parts.add("Hessian at the centre: " + String.join(", ", figures));
    }
    Double saddle = facts.get("saddleOdds");
    if (saddle != null) {
      Double minimum = facts.get("minimumOdds");
      String other = minimum == null ? "" : ", a minimum with " + Numbers.percent(minimum);
      parts.add(
          "a random Gaussian plane would show a saddle with " + Numbers.percent(saddle) + other);
    }
    return parts;
  }

  private static void add(List<String> figures, String name, @Nullable Double value) {
    if (value != null) {
      figures.add(name + " = " + Numbers.text(value, 3));
    }
  }
}
