// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.trajectory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.subspace.Subspace;

/**
 * How one or several runs spread in parameter space, jointly and each by itself.
 *
 * <p>PCA of the rows of all runs, column-centred together, by way of one n × n Gram matrix: O(n²·N)
 * time, O(n² + N) memory beside the checkpoints. Immutable.
 */
public final class PathSpread {
  private final List<Trajectory> runs;
  private final PathMatrix matrix;
  private final double[] gram;
  private final GramSpectrum joint;

  private PathSpread(List<Trajectory> runs, Predicate<ParameterBlock> counted) {
    this.runs = runs;
    this.matrix = new PathMatrix(runs, counted);
    this.gram = matrix.gram();
    this.joint = new GramSpectrum(gram, matrix.rows(), 0, matrix.rows());
  }

  /**
   * The spread of {@code runs} over everything that an optimiser moves.
   *
   * @param ignored further blocks that take no part, such as biases
   * @throws IllegalArgumentException if the runs' layouts differ, all checkpoints are equal, or one
   *     is not finite
   */
  public static PathSpread of(List<Trajectory> runs, Predicate<ParameterBlock> ignored) {
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("a spread needs at least 1 run, got none");
    }
    runs.forEach(run -> requireSameLayout(runs.get(0), run));
    return new PathSpread(
        List.copyOf(runs), block -> block.role().trainable() && !ignored.test(block));
  }

  private static void requireSameLayout(Trajectory first, Trajectory run) {
    if (!run.layout().equals(first.layout())) {
      throw new IllegalArgumentException(
          "runs on one plane must share one architecture, got %s and %s; they differ at %s"
              .formatted(described(first), described(run), difference(first, run)));
    }
  }

  private static String described(Trajectory run) {
    return "\"%s\" of %s".formatted(run.name(), run.layout());
  }

  private static String difference(Trajectory first, Trajectory run) {
    ParameterLayout a = first.layout();
    ParameterLayout b = run.layout();
    int at = 0;
    while (at < a.blocks().size() && at < b.blocks().size() && a.block(at).equals(b.block(at))) {
      at++;
    }
    return "block %d: %s and %s".formatted(at, blockAt(a, at), blockAt(b, at));
  }

  private static String blockAt(ParameterLayout layout, int at) {
    return at < layout.blocks().size()
        ? "\"%s\" %s".formatted(layout.block(at).name(), layout.block(at).shape())
        : "none";
  }

  public List<Trajectory> runs() {
    return runs;
  }

  /**
   * The first {@code count} axes of all runs together.
   *
   * <p>Where the rows span fewer dimensions, the rest are random unit vectors orthogonal to them,
   * of share 0.
   *
   * @throws IllegalArgumentException if fewer parameters than axes take part
   */
  public PrincipalAxes axes(int count) {
    return new AxisBuilder(matrix, joint).axes(count);
  }

  /** The plane of the first two axes. */
  public Subspace plane(Anchor anchor) {
    return new Subspace(anchor.of(runs), axes(2).directions());
  }

  /** Σ ‖θᵢ − mean‖² over all checkpoints and the blocks that take part. */
  public double totalVariation() {
    return joint.total();
  }

  /** √ of the sum of squares along each axis: scikit-learn's {@code singular_values_}. */
  public double[] singularValues(int count) {
    return IntStream.range(0, count).mapToDouble(k -> Math.sqrt(joint.variance(k))).toArray();
  }

  /** The variance along each axis, over n − 1: its {@code explained_variance_}. */
  public double[] explainedVariances(int count) {
    return IntStream.range(0, count)
        .mapToDouble(k -> joint.variance(k) / (matrix.rows() - 1))
        .toArray();
  }

  /**
   * How run {@code index} spreads by itself, about its own mean.
   *
   * @throws IllegalArgumentException if all its checkpoints are equal
   */
  public RunSpread run(int index) {
    int from = runs.subList(0, index).stream().mapToInt(Trajectory::size).sum();
    int to = from + runs.get(index).size();
    GramSpectrum own = ownSpectrum(index, from, to);
    return new RunSpread(
        runs.get(index).name(),
        to - from,
        components(k -> ownShareOfAxis(k, from, to) / own.total()),
        components(k -> own.variance(k) / own.total()),
        components(k -> own.spans(k) ? cosineCorrelation(own.scores(k), k + 1) : Double.NaN),
        sumOfSquares(matrix.alongPoint(to - 1, from, to)) / own.total());
  }

  private GramSpectrum ownSpectrum(int index, int from, int to) {
    try {
      return new GramSpectrum(gram, matrix.rows(), from, to);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "run \"%s\": %s", runs.get(index).name(), e.getMessage()), e);
    }
  }

  private static List<Double> components(IntToDoubleFunction value) {
    return IntStream.range(0, RunSpread.COMPONENTS).mapToDouble(value).boxed().toList();
  }

  private double ownShareOfAxis(int k, int from, int to) {
    if (!joint.spans(k)) {
      return 0;
    }
    double[] scores = Arrays.copyOfRange(joint.scores(k), from, to);
    return joint.variance(k) * sumOfSquares(scores);
  }

  /** Σ (v − mean)². */
  private static double sumOfSquares(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
  }

  /** |corr(scoreᵢ, cos(πk(i+½)/n))|; both sum to 0, and the scores' norm is 1. */
  static double cosineCorrelation(double[] scores, int k) {
    double product = 0;
    double square = 0;
    for (int i = 0; i < scores.length; i++) {
      double cosine = Math.cos(Math.PI * k * (i + 0.5) / scores.length);
      product += scores[i] * cosine;
      square += cosine * cosine;
    }
    return Math.abs(product) / Math.sqrt(square);
  }
}
