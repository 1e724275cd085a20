// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.trajectory;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;

/** The rows θᵢ − θₙ of all runs over some blocks; never held as a whole. */
final class PathMatrix {
  private static final int CHUNK = 128;

  /** Columns a sweep over the Gram matrix: fewer trips to memory, and still vector registers. */
  private static final int SWEEP = 4;

  private final ParameterLayout layout;
  private final List<ParameterVector> points;
  private final ParameterVector origin;

  /** The flat positions that take part. */
  private final int[] positions;

  PathMatrix(List<Trajectory> runs, Predicate<ParameterBlock> counted) {
    this.layout = runs.get(0).layout();
    this.origin = runs.get(0).last();
    this.points =
        runs.stream()
            .flatMap(run -> run.checkpoints().stream())
            .map(Trajectory.Checkpoint::parameters)
            .toList();
    this.positions =
        IntStream.range(0, layout.blocks().size())
            .filter(b -> counted.test(layout.block(b)))
            .flatMap(b -> IntStream.range(layout.offset(b), layout.offset(b + 1)))
            .toArray();
  }

  int rows() {
    return points.size();
  }

  int columns() {
    return positions.length;
  }

  /**
   * The inner products of all rows, of shape [n, n], n²·N/2 multiplications.
   *
   * <p>Each row of the result is summed by one thread in the order of columns: the same bits
   * whatever the number of threads.
   */
  double[] gram() {
    int n = rows();
    double[] gram = new double[n * n];
    double[] chunk = new double[CHUNK * n];
    for (int from = 0; from < positions.length; from += CHUNK) {
      int count = Math.min(CHUNK, positions.length - from);
      int start = from;
      IntStream.range(0, n).parallel().forEach(i -> fill(chunk, i, start, count));
      int swept = (count + SWEEP - 1) / SWEEP * SWEEP;
      IntStream.range(0, n).parallel().forEach(i -> addProducts(gram, chunk, i, swept));
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        gram[j * n + i] = gram[i * n + j];
      }
    }
    return gram;
  }

  /** Row {@code i} of some columns, into {@code chunk} (output) of shape [columns, n]. */
  private void fill(double[] chunk, int i, int from, int count) {
    int n = rows();
    ParameterVector point = points.get(i);
    for (int column = 0; column < CHUNK; column++) {
      chunk[column * n + i] = column < count ? entry(point, from + column) : 0;
    }
  }

  private double entry(ParameterVector point, int column) {
    int at = positions[column];
    return (double) point.get(at) - origin.get(at);
  }

  /** Row {@code i} of {@code gram} (modified), up to its diagonal, over a chunk of columns. */
  private void addProducts(double[] gram, double[] chunk, int i, int columns) {
    int n = rows();
    int row = i * n;
    for (int column = 0; column < columns; column += SWEEP) {
      int a = column * n;
      int b = a + n;
      int c = b + n;
      int d = c + n;
      double fa = chunk[a + i];
      double fb = chunk[b + i];
      double fc = chunk[c + i];
      double fd = chunk[d + i];
      for (int j = 0; j <= i; j++) {
        gram[row + j] +=
            fa * chunk[a + j] + fb * chunk[b + j] + fc * chunk[c + j] + fd * chunk[d + j];
      }
    }
  }

  /** Σ weightᵢ (θᵢ − θₙ), over the columns that take part. */
  double[] combination(double[] weights) {
    double[] sum = new double[positions.length];
    for (int i = 0; i < weights.length; i++) {
      ParameterVector point = points.get(i);
      for (int column = 0; column < sum.length; column++) {
        sum[column] += weights[i] * entry(point, column);
      }
    }
    return sum;
  }

  /** Each row from {@code from} on along the unit vector through that of {@code target}. */
  double[] alongPoint(int target, int from, int to) {
    ParameterVector goal = points.get(target);
    double square = 0;
    for (int at : positions) {
      square += (double) goal.get(at) * goal.get(at);
    }
    double norm = Math.sqrt(square);
    return IntStream.range(from, to)
        .mapToObj(points::get)
        .mapToDouble(
            point -> {
              double sum = 0;
              for (int column = 0; column < positions.length; column++) {
                sum += entry(point, column) * goal.get(positions[column]);
              }
              return sum / norm;
            })
        .toArray();
  }

  /** The vector with these entries where columns take part, and zero elsewhere. */
  ParameterVector vector(double[] entries) {
    float[] values = new float[layout.size()];
    for (int column = 0; column < entries.length; column++) {
      values[positions[column]] = (float) entries[column];
    }
    return ParameterVector.of(layout, values);
  }
}
