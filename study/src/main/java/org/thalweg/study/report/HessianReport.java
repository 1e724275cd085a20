// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.thalweg.landscape.analysis.operator.Eigenpair;
import org.thalweg.landscape.analysis.operator.SpectralDensity;
import org.thalweg.landscape.analysis.operator.TopEigenpairs;
import org.thalweg.landscape.analysis.operator.TraceEstimate;
import org.thalweg.study.analysis.HessianAnalysis;

/**
 * What a Hessian says, for people and for programs.
 *
 * @param subject of what and over what, in a line
 * @param loss at the model
 */
public record HessianReport(String subject, double loss, HessianAnalysis found) {
  /** Places of the density that programs are given. */
  private static final int PLACES = 1000;

  /** Lines for people, each ended. */
  public String text() {
    StringBuilder text = new StringBuilder("%s%n".formatted(subject));
    text.append("  loss %.6g, gradient norm %.4g%n".formatted(loss, found.gradientNorm()));
    for (Eigenpair pair : found.ends().largest()) {
      text.append(line("largest", pair));
    }
    for (int k = found.ends().smallest().size() - 1; k >= 0; k--) {
      text.append(line("smallest", found.ends().smallest().get(k)));
    }
    text.append("  |λmin / λmax| %.4g%n".formatted(Math.abs(ratio(found.ends()))));
    found.trace().ifPresent(trace -> text.append(trace("trace", trace)));
    found.density().ifPresent(density -> text.append(density(density)));
    layers(text);
    text.append(
        "  %d products, %s%n".formatted(found.products(), Durations.describe(found.seconds())));
    return text.toString();
  }

  private static double ratio(TopEigenpairs ends) {
    return ends.min().value() / ends.max().value();
  }

  /** Never an end that has not converged without its bound. */
  private static String line(String which, Eigenpair pair) {
    double from = pair.value() - pair.residual();
    double to = pair.value() + pair.residual();
    String verdict =
        switch (pair.verdict()) {
          case CONVERGED -> "";
          case ZERO -> "  counts as zero: between %.3g and %.3g".formatted(from, to);
          case UNCONVERGED ->
              "  NOT CONVERGED: an eigenvalue lies between %.4g and %.4g, maybe not the %s"
                  .formatted(from, to, which);
        };
    return "  %-8s eigenvalue %12.6g   residual %.2g%s%n"
        .formatted(which, pair.value(), pair.residual(), verdict);
  }

  private static String trace(String what, TraceEstimate trace) {
    return "  %s %.5g ± %.2g, Frobenius norm %.5g, rho = trace / (√2 norm) %.4g%n"
        .formatted(what, trace.trace(), trace.traceError(), trace.norm(), trace.rho());
  }

  private static String density(SpectralDensity density) {
    double edge = 1e-3 * Math.max(Math.abs(density.smallest()), density.largest());
    return "  density of %d starts: %.3g %% of all eigenvalues below %.2g, %.3g %% above %.2g%n%s"
        .formatted(
            density.starts(),
            100 * density.share(Double.NEGATIVE_INFINITY, -edge),
            -edge,
            100 * density.share(edge, Double.POSITIVE_INFINITY),
            edge,
            trace("  its trace", density.trace()));
  }

  private void layers(StringBuilder text) {
    if (found.layers().isEmpty()) {
      return;
    }
    int width = found.layers().keySet().stream().mapToInt(String::length).max().orElse(0);
    String row = "  %-" + width + "s %9s %12s %12s %12s%n";
    text.append(row.formatted("layer", "size", "largest", "smallest", "trace"));
    found
        .layers()
        .forEach(
            (name, part) ->
                text.append(
                    row.formatted(
                        name,
                        part.size(),
                        cell(part.ends().max()),
                        cell(part.ends().min()),
                        part.trace().map(t -> "%.5g".formatted(t.trace())).orElse(""))));
    if (found.layers().values().stream().anyMatch(part -> cell(part.ends()).contains("?"))) {
      text.append("  ? not converged%n".formatted());
    }
  }

  private static String cell(TopEigenpairs ends) {
    return cell(ends.max()) + cell(ends.min());
  }

  private static String cell(Eigenpair pair) {
    String mark = pair.verdict() == Eigenpair.Verdict.UNCONVERGED ? "?" : "";
    return "%.5g".formatted(pair.value()) + mark;
  }

  /** The tree for programs. */
  public Map<String, Object> json() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("subject", subject);
    tree.put("parameters", found.size());
    tree.put("loss", loss);
    tree.put("gradientNorm", found.gradientNorm());
    ends(found.ends(), tree);
    trace(found.trace(), tree);
    found.density().ifPresent(density -> tree.put("density", densityTree(density)));
    if (!found.layers().isEmpty()) {
      tree.put("layers", found.layers().entrySet().stream().map(HessianReport::layerTree).toList());
    }
    tree.put("products", found.products());
    tree.put("seconds", found.seconds());
    return tree;
  }

  private static void ends(TopEigenpairs ends, Map<String, Object> tree) {
    tree.put("lambdaMax", ends.max().value());
    tree.put("lambdaMin", ends.min().value());
    tree.put("ratio", ratio(ends));
    tree.put(
        "residuals",
        Stream.concat(ends.largest().stream(), ends.smallest().stream())
            .map(Eigenpair::residual)
            .toList());
    tree.put("largest", ends.largest().stream().map(HessianReport::pairTree).toList());
    tree.put("smallest", ends.smallest().stream().map(HessianReport::pairTree).toList());
    tree.put("steps", ends.steps());
  }

  private static Map<String, Object> pairTree(Eigenpair pair) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("value", pair.value());
    tree.put("residual", pair.residual());
    tree.put("converged", pair.verdict() != Eigenpair.Verdict.UNCONVERGED);
    tree.put("countsAsZero", pair.verdict() == Eigenpair.Verdict.ZERO);
    return tree;
  }

  private static void trace(Optional<TraceEstimate> estimate, Map<String, Object> tree) {
    estimate.ifPresent(
        trace -> {
          tree.put("trace", trace.trace());
          tree.put("traceStandardError", trace.traceError());
          tree.put("frobeniusNorm", trace.norm());
          tree.put("squaredNorm", trace.squaredNorm());
          tree.put("squaredNormStandardError", trace.squaredNormError());
          tree.put("rho", trace.rho());
          tree.put("traceProducts", trace.products());
        });
  }

  private static Map<String, Object> densityTree(SpectralDensity density) {
    Map<String, Object> tree = new LinkedHashMap<>();
    double[] places = density.grid(PLACES);
    tree.put("starts", density.starts());
    tree.put("nodes", density.nodes());
    tree.put("weights", density.weights());
    tree.put("deviation", density.deviation());
    tree.put("places", places);
    tree.put("values", density.at(places, density.deviation()));
    trace(Optional.of(density.trace()), tree);
    return tree;
  }

  private static Map<String, Object> layerTree(Map.Entry<String, HessianAnalysis.Part> layer) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", layer.getKey());
    tree.put("parameters", layer.getValue().size());
    ends(layer.getValue().ends(), tree);
    trace(layer.getValue().trace(), tree);
    return tree;
  }

  /** The vectors of the largest and the smallest eigenvalue. */
  public List<Eigenpair> extremes() {
    return new ArrayList<>(List.of(found.ends().max(), found.ends().min()));
  }
}
