// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.analysis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.thalweg.landscape.analysis.curvature.SaddleOdds;
import org.thalweg.landscape.analysis.operator.TraceEstimate;

/** What a random plane would show of an analysed Hessian. */
public final class PlaneOdds {
  private static final int PLANES = 20_000;

  private PlaneOdds() {}

  /** From the density where there is one, else from trace and norm; empty without either. */
  public static Optional<SaddleOdds> of(HessianAnalysis found, long seed) {
    return found
        .density()
        .map(
            density ->
                SaddleOdds.of(
                    density, found.ends().largest(), found.ends().smallest(), PLANES, seed))
        .or(() -> found.trace().flatMap(PlaneOdds::ofMoments));
  }

  private static Optional<SaddleOdds> ofMoments(TraceEstimate trace) {
    return trace.norm() > 0
        ? Optional.of(SaddleOdds.ofMoments(trace.trace(), trace.norm()))
        : Optional.empty();
  }

  /** A line for people, ended. */
  public static String text(SaddleOdds odds, HessianAnalysis found) {
    return "  a random Gaussian plane: minimum %.1f %%, saddle %.1f %%, maximum %.1f %%%s%n"
        .formatted(
            100 * odds.minimum(),
            100 * odds.saddle(),
            100 * odds.maximum(),
            found.density().isPresent()
                ? ""
                : " (from trace and norm alone; the density knows better)");
  }

  /** Keys {@code minimum}, {@code saddle}, {@code maximum}, {@code standardError}. */
  public static Map<String, Object> json(SaddleOdds odds) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("minimum", odds.minimum());
    tree.put("saddle", odds.saddle());
    tree.put("maximum", odds.maximum());
    tree.put("standardError", odds.standardError());
    return tree;
  }
}
