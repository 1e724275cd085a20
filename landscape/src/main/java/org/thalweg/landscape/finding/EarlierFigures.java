// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Findings from the flat numbers that files of earlier versions hold. */
final class EarlierFigures {
  private static final String RUN = "explainedShare.path.";

  private final Map<String, Double> figures;

  EarlierFigures(Map<String, Double> figures) {
    this.figures = figures;
  }

  Findings findings() {
    List<Finding> found = new ArrayList<>();
    if (any("parameterNorm", "directionNorm.x", "cosine")) {
      found.add(new Finding.Geometry(get("parameterNorm"), axes("directionNorm."), get("cosine")));
    }
    get("testError").ifPresent(error -> found.add(new Finding.StatedTestError(error)));
    if (any("explainedShare.x") || !runs().isEmpty()) {
      found.add(new Finding.ExplainedVariance(axes("explainedShare."), runs()));
    }
    if (any("eigenvalue.x")) {
      found.add(new Finding.AxisEigenvalues(axes("eigenvalue."), axes("eigenvalueResidual.")));
    }
    get("lambdaMax").ifPresent(largest -> found.add(spectrum(largest)));
    get("saddleOdds")
        .ifPresent(
            odds -> found.add(new Finding.PlaneOdds(odds, get("minimumOdds"), get("maximumOdds"))));
    get("judgedCells")
        .ifPresent(
            cells -> found.add(new Finding.Indefiniteness((int) cells, get("indefiniteShare"))));
    get("distance")
        .ifPresent(
            distance -> found.add(new Finding.ModelDistance(distance, get("relativeMovement"))));
    if (all("lossAt0", "lossAt1", "barrier", "barrierAt", "barrierOverLargerEnd")) {
      found.add(barrier());
    }
    if (all("maxRise", "maxRiseThreshold", "monotone")) {
      found.add(
          new Finding.LossRise(
              number("maxRise"), number("maxRiseThreshold"), number("monotone") == 1));
    }
    quadratic(found);
    if (all("bf16Recomputed", "bf16Deviation")) {
      found.add(
          new Finding.ReducedPrecision((int) number("bf16Recomputed"), number("bf16Deviation")));
    }
    return new Findings(found);
  }

  private Finding spectrum(double largest) {
    return new Finding.Spectrum(
        largest,
        get("lambdaMin"),
        get("trace"),
        get("traceStandardError"),
        get("frobenius"),
        get("rho"));
  }

  private Finding barrier() {
    return new Finding.LossBarrier(
        number("lossAt0"),
        number("lossAt1"),
        number("barrier"),
        number("barrierAt"),
        number("barrierOverLargerEnd"),
        (int) get("barrierEvaluations").orElse(0));
  }

  private void quadratic(List<Finding> found) {
    if (all("quadratic.value", "quadratic.slope.x", "quadratic.curvature.x")) {
      found.add(
          new Finding.QuadraticModel(
              number("quadratic.value"),
              number("quadratic.slope.x"),
              get("quadratic.slope.y").orElse(0),
              number("quadratic.curvature.x"),
              get("quadratic.curvature.xy").orElse(0),
              get("quadratic.curvature.y").orElse(0)));
    }
    if (all("quadratic.tolerance", "quadratic.share", "quadratic.radius", "quadratic.x.from")) {
      found.add(
          new Finding.QuadraticRegion(
              number("quadratic.tolerance"),
              number("quadratic.share"),
              number("quadratic.radius"),
              interval("x"),
              any("quadratic.y.from") ? Optional.of(interval("y")) : Optional.empty()));
    }
  }

  private Finding.Interval interval(String axis) {
    return new Finding.Interval(
        number("quadratic." + axis + ".from"), number("quadratic." + axis + ".to"));
  }

  private Map<String, Double> runs() {
    Map<String, Double> runs = new LinkedHashMap<>();
    figures.forEach(
        (name, share) -> {
          if (name.startsWith(RUN)) {
            runs.put(name.substring(RUN.length()), share);
          }
        });
    return runs;
  }

  private List<Double> axes(String prefix) {
    List<Double> values = new ArrayList<>();
    for (String axis : List.of("x", "y", "z")) {
      Double value = figures.get(prefix + axis);
      if (value == null) {
        break;
      }
      values.add(value);
    }
    return values;
  }

  private boolean any(String... names) {
    return List.of(names).stream().anyMatch(figures::containsKey);
  }

  private boolean all(String... names) {
    return figures.keySet().containsAll(List.of(names));
  }

  private double number(String name) {
    return get(name).orElse(Double.NaN);
  }

  private OptionalDouble get(String name) {
    Double value = figures.get(name);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
