// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.Optional;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Surface;

/**
 * One channel of a plane, its nodes in a total order: by value, then by index.
 *
 * <p>Nodes without a number, failed ones and NaN, stand at +∞, as what lies outside the grid does;
 * they stay nodes, and are counted. −0 equals 0. Immutable.
 */
public final class ScalarField {
  private final Grid grid;
  private final double[] values;
  private final double[] standardErrors;
  private final int missing;
  private final int[] order;
  private final int[] rank;

  private ScalarField(Grid grid, double[] values) {
    if (grid.dimension() != 2) {
      throw new IllegalArgumentException(
          "topology needs a plane, got a grid of %d dimension: measure it along y too"
              .formatted(grid.dimension()));
    }
    if (values.length != grid.size()) {
      throw new IllegalArgumentException(
          "a field on %d × %d nodes needs %d values, got %d"
              .formatted(grid.columns(), grid.rows(), grid.size(), values.length));
    }
    this.grid = grid;
    standardErrors = new double[0];
    this.values = values.clone();
    int undefined = 0;
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        this.values[i] = Double.POSITIVE_INFINITY;
        undefined++;
      }
    }
    missing = undefined;
    order = RadixSort.order(this.values);
    rank = new int[order.length];
    for (int r = 0; r < order.length; r++) {
      rank[order[r]] = r;
    }
  }

  private ScalarField(ScalarField same, double[] standardErrors) {
    grid = same.grid;
    values = same.values;
    this.standardErrors = standardErrors.clone();
    missing = same.missing;
    order = same.order;
    rank = same.rank;
  }

  /** A field without standard errors; {@code values} in the grid's order. */
  public static ScalarField of(Grid grid, double... values) {
    return new ScalarField(grid, values);
  }

  /** A channel with its standard errors, where the surface holds them as {@code NAME_se}. */
  public static ScalarField of(Surface surface, int channel) {
    String name = surface.channels().get(channel).name();
    Optional<Integer> errors = surface.findChannel(name + "_se");
    ScalarField field = new ScalarField(surface.grid(), surface.values(channel));
    return errors.map(c -> field.withStandardErrors(surface.values(c))).orElse(field);
  }

  /** The same field with the standard error of every node. */
  public ScalarField withStandardErrors(double... errors) {
    if (errors.length != values.length) {
      throw new IllegalArgumentException(
          "each of %d nodes needs its standard error, got %d"
              .formatted(values.length, errors.length));
    }
    return new ScalarField(this, errors);
  }

  public Grid grid() {
    return grid;
  }

  public int size() {
    return values.length;
  }

  /** The value of a node; +∞ where there is no number. */
  public double value(int node) {
    return values[node];
  }

  /** How many nodes have no number. */
  public int missing() {
    return missing;
  }

  /** The highest finite value less the lowest; 0 where none is finite. */
  public double range() {
    DoubleSummaryStatistics finite =
        Arrays.stream(values).filter(Double::isFinite).summaryStatistics();
    return finite.getCount() == 0 ? 0 : finite.getMax() - finite.getMin();
  }

  /** How many nodes lie below this one: its position in the total order. */
  public int rank(int node) {
    return rank[node];
  }

  /** The node with {@code rank} nodes below it. */
  public int node(int rank) {
    return order[rank];
  }

  /** Whether {@code node} comes before {@code other} in the total order. */
  public boolean isBelow(int node, int other) {
    return rank[node] < rank[other];
  }

  public boolean hasStandardErrors() {
    return standardErrors.length > 0;
  }

  /** The standard error of a node's value; 0 where it is not known or not finite. */
  public double standardError(int node) {
    // An infinite error would excuse everything.
    return hasStandardErrors() && Double.isFinite(standardErrors[node]) ? standardErrors[node] : 0;
  }

  /** The value of {@code upper} less that of {@code lower}, no less than 0; 0 if both are +∞. */
  double rise(int lower, int upper) {
    return values[lower] == values[upper] ? 0 : values[upper] - values[lower];
  }
}
