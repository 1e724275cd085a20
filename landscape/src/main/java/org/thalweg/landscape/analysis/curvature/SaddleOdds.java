// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.curvature;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.thalweg.landscape.analysis.operator.Eigenpair;
import org.thalweg.landscape.analysis.operator.SpectralDensity;
import org.thalweg.landscape.parameters.RandomStream;

/**
 * How likely a random plane shows a saddle, and how likely a minimum or maximum.
 *
 * <p>At a stationary point, for a plane of two directions with independent standard normal entries:
 * the curvatures on it are those of DᵀHD, whose mean is tr(H)·I. Saddles hide where tr H is far
 * from 0 beside ‖H‖ (Böttcher and Wheeler 2024). Directions rescaled filter by filter ask for the
 * spectrum of H rescaled alike.
 *
 * @param minimum the probability that both curvatures are positive
 * @param saddle that they have two signs
 * @param maximum that both are negative
 * @param standardError of the largest of the three; 0 where they are computed and not drawn
 */
public record SaddleOdds(double minimum, double saddle, double maximum, double standardError) {
  private static final int PLANES_A_STREAM = 1000;
  private static final double FLAT = 1e-13;

  /**
   * The odds of a spectrum, by drawn planes.
   *
   * <p>Parts of a spectrum that hold less than one eigenvalue, as small Ritz weights do, are pooled
   * with their neighbours at their mean.
   *
   * @param eigenvalues in any order, or the nodes of a spectral density
   * @param multiplicities how many eigenvalues each stands for, maybe broken numbers
   * @param planes drawn; the standard error falls as 1/√planes
   */
  public static SaddleOdds ofSpectrum(
      double[] eigenvalues, double[] multiplicities, int planes, long seed) {
    if (planes < 1) {
      throw new IllegalArgumentException("at least 1 plane is drawn, got " + planes);
    }
    WishartSum curvature = WishartSum.of(eigenvalues, multiplicities);
    int[] counts = new int[3];
    for (int plane = 0; plane < planes; plane += PLANES_A_STREAM) {
      RandomStream random = RandomStream.of(seed, "random planes from %d".formatted(plane));
      int these = Math.min(PLANES_A_STREAM, planes - plane);
      for (int k = 0; k < these; k++) {
        count(curvature.draw(random), counts);
      }
    }
    double[] shares = new double[3];
    double likeliest = 0;
    for (int i = 0; i < 3; i++) {
      shares[i] = counts[i] / (double) planes;
      likeliest = Math.max(likeliest, shares[i] * (1 - shares[i]));
    }
    return new SaddleOdds(shares[0], shares[1], shares[2], Math.sqrt(likeliest / planes));
  }

  /**
   * The odds of a measured spectrum: eigenvalues that were found by themselves count once each, the
   * quadrature's nodes beyond them not at all.
   *
   * @param largest eigenvalues of the same operator, from the largest downwards; maybe none
   * @param smallest from the smallest upwards; maybe none
   */
  public static SaddleOdds of(
      SpectralDensity density,
      List<Eigenpair> largest,
      List<Eigenpair> smallest,
      int planes,
      long seed) {
    List<Double> high = converged(largest);
    List<Double> low = converged(smallest);
    if (high.size() + low.size() >= density.size()) {
      // A small operator whose every eigenvalue may be among both.
      return ofSpectrum(density.nodes(), multiplicities(density), planes, seed);
    }
    double ceiling = high.isEmpty() ? Double.POSITIVE_INFINITY : inner(high);
    double floor =
        low.isEmpty() ? Double.NEGATIVE_INFINITY : -inner(low.stream().map(v -> -v).toList());
    double[] nodes = density.nodes();
    double[] weights = density.weights();
    double held = 0;
    for (int i = 0; i < nodes.length; i++) {
      boolean between = nodes[i] > floor && nodes[i] < ceiling;
      weights[i] = between ? weights[i] : 0;
      held += weights[i];
    }
    int known = high.size() + low.size();
    int all = nodes.length + known;
    double[] eigenvalues = Arrays.copyOf(nodes, all);
    double[] multiplicities = Arrays.copyOf(weights, all);
    for (int i = 0; i < nodes.length; i++) {
      multiplicities[i] *= held > 0 ? (density.size() - known) / held : 0;
    }
    int next = nodes.length;
    for (double value : Stream.concat(high.stream(), low.stream()).toList()) {
      eigenvalues[next] = value;
      multiplicities[next++] = 1;
    }
    return ofSpectrum(eigenvalues, multiplicities, planes, seed);
  }

  /** From the outermost inwards, as far as each is certain. */
  private static List<Double> converged(List<Eigenpair> pairs) {
    return pairs.stream()
        .takeWhile(pair -> pair.verdict() == Eigenpair.Verdict.CONVERGED)
        .map(Eigenpair::value)
        .toList();
  }

  /** A little within the innermost of the largest eigenvalues: what lies beyond is one of them. */
  private static double inner(List<Double> falling) {
    double innermost = falling.get(falling.size() - 1);
    return innermost - 0.01 * Math.abs(innermost);
  }

  private static double[] multiplicities(SpectralDensity density) {
    return Arrays.stream(density.weights()).map(w -> w * density.size()).toArray();
  }

  /** Neither where a curvature is 0 but for rounding. */
  private static void count(WishartSum.Curvature on, int[] counts) {
    double square = on.xy() * on.xy();
    double determinant = on.xx() * on.yy() - square;
    double rounding = FLAT * (Math.abs(on.xx() * on.yy()) + square);
    if (determinant > rounding) {
      counts[on.xx() > 0 ? 0 : 2]++;
    } else if (determinant < -rounding) {
      counts[1]++;
    }
  }

  /**
   * The odds where only tr H and ‖H‖ are known, H having many eigenvalues of like size.
   *
   * <p>DᵀHD is then tr(H)·I plus ‖H‖ times a Gaussian orthogonal matrix, and with ρ = tr H / (√2
   * ‖H‖) the odds of a saddle are e^(−ρ²/2) / √2. A few dominant eigenvalues make it wrong.
   *
   * @param frobenius ‖H‖, the root of Σ λᵢ²; positive
   */
  public static SaddleOdds ofMoments(double trace, double frobenius) {
    if (!(frobenius > 0) || !Double.isFinite(trace)) {
      throw new IllegalArgumentException(
          "the odds need a finite trace and a positive norm, got %s and %s"
              .formatted(trace, frobenius));
    }
    double shift = trace / frobenius;
    double saddle = Math.exp(-shift * shift / 4) / Math.sqrt(2);
    double minimum = bothPositive(shift);
    return new SaddleOdds(minimum, saddle, Math.max(0, 1 - saddle - minimum), 0);
  }

  /** P(s − r > 0), s normal about {@code shift}, r Rayleigh: ∫₀ φ(x − shift)(1 − e^(−x²/2)) dx. */
  private static double bothPositive(double shift) {
    double end = Math.max(0, shift) + 12;
    int pieces = 4 * (int) Math.ceil(100 * end);
    double width = end / pieces;
    double sum = 0;
    for (int i = 0; i <= pieces; i++) {
      double x = i * width;
      double away = x - shift;
      double value = Math.exp(-away * away / 2) * -Math.expm1(-x * x / 2);
      // Simpson's rule.
      sum += (i == 0 || i == pieces ? 1 : i % 2 == 1 ? 4 : 2) * value;
    }
    return sum * width / 3 / Math.sqrt(2 * Math.PI);
  }

  /** tr H / (√2 ‖H‖): how far the mean curvature stands out from its spread. */
  public static double rho(double trace, double frobenius) {
    return trace / (Math.sqrt(2) * frobenius);
  }
}
