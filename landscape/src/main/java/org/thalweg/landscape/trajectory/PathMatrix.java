// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.trajectory;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;

/** The rows θᵢ − θₙ over some blocks; never held as a whole. */
final class PathMatrix {
  private static final int CHUNK = 2048;

  private final ParameterLayout layout;
  private final List<ParameterVector> points;
  private final ParameterVector last;

  /** The flat positions that take part. */
  private final int[] positions;

  PathMatrix(Trajectory trajectory, Predicate<ParameterBlock> counted) {
    this.layout = trajectory.layout();
    this.points = trajectory.checkpoints().stream().map(Trajectory.Checkpoint::parameters).toList();
    this.last = trajectory.last();
    this.positions =
        IntStream.range(0, layout.blocks().size())
            .filter(b -> counted.test(layout.block(b)))
            .flatMap(b -> IntStream.range(layout.offset(b), layout.offset(b + 1)))
            .toArray();
  }

  int columns() {
    return positions.length;
  }

  /** The inner products of all rows after their mean is taken off, of shape [n, n]. */
  DMatrixRMaj centredGram() {
    int n = points.size();
    double[] gram = new double[n * n];
    double[] chunk = new double[CHUNK * n];
    for (int from = 0; from < positions.length; from += CHUNK) {
      int to = Math.min(from + CHUNK, positions.length);
      fill(chunk, from, to);
      for (int row = 0; row < to - from; row++) {
        addOuterProduct(gram, chunk, row * n, n);
      }
    }
    centre(gram, n);
    return DMatrixRMaj.wrap(n, n, gram);
  }

  /** The transposed rows of columns {@code from} to {@code to}, into {@code chunk} (output). */
  private void fill(double[] chunk, int from, int to) {
    int n = points.size();
    for (int i = 0; i < n; i++) {
      ParameterVector point = points.get(i);
      for (int column = from; column < to; column++) {
        int at = positions[column];
        chunk[(column - from) * n + i] = (double) point.get(at) - last.get(at);
      }
    }
  }

  /** {@code gram} (modified) += v vᵀ; the inner loop is one that the compiler vectorises. */
  private static void addOuterProduct(double[] gram, double[] v, int start, int n) {
    for (int i = 0; i < n; i++) {
      double factor = v[start + i];
      int row = i * n;
      for (int j = 0; j < n; j++) {
        gram[row + j] += factor * v[start + j];
      }
    }
  }

  /** Takes the column means off: G − 1mᵀ − m1ᵀ + mean, into {@code gram} (modified). */
  private static void centre(double[] gram, int n) {
    double[] means = new double[n];
    double mean = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        means[i] += gram[i * n + j] / n;
      }
      mean += means[i] / n;
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        gram[i * n + j] += mean - means[i] - means[j];
      }
    }
  }

  /** Σ weightᵢ (θᵢ − θₙ), over the columns that take part. */
  double[] combination(double[] weights) {
    double[] sum = new double[positions.length];
    for (int i = 0; i < weights.length; i++) {
      ParameterVector point = points.get(i);
      for (int column = 0; column < sum.length; column++) {
        int at = positions[column];
        sum[column] += weights[i] * ((double) point.get(at) - last.get(at));
      }
    }
    return sum;
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
