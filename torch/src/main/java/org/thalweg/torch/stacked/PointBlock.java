// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.stacked;

import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.torch.engine.HostArrays;

/**
 * The coordinates of one block's points as factors of centre and directions.
 *
 * <p>Always a whole block: the last point stands in for those that are missing, so that every
 * product has the same extent, hence every point the same bits, however many are asked for.
 */
record PointBlock(List<Coordinates> points, int size) {

  private Coordinates point(int lane) {
    return points.get(Math.min(lane, points.size() - 1));
  }

  private int dimension() {
    return points.get(0).dimension();
  }

  /**
   * What factors multiply: that of the centre, then that of each direction twice, stacked.
   *
   * <p>Twice, once for each part of a coordinate.
   *
   * @param vectors of the centre and the directions
   */
  static Tensor factored(List<Tensor> vectors, UnaryOperator<Tensor> part, int axis) {
    return factored(vectors, part, part, axis);
  }

  /** The same, where the centre's part is made another way than a direction's. */
  static Tensor factored(
      List<Tensor> vectors, UnaryOperator<Tensor> centre, UnaryOperator<Tensor> along, int axis) {
    TensorVector parts = new TensorVector(centre.apply(vectors.get(0)));
    for (Tensor direction : vectors.subList(1, vectors.size())) {
      Tensor twice = along.apply(direction);
      parts.push_back(twice);
      parts.push_back(twice);
    }
    return torch.stack(parts, axis);
  }

  /**
   * Factors {@code [2 + 2d, size]}, single: 1, then each coordinate in two parts, then 1 again.
   *
   * <p>A coordinate's second part is what rounding takes from the first: points closer than single
   * precision tells them apart stay apart.
   */
  Tensor columns() {
    int rows = 2 + 2 * dimension();
    float[] values = new float[rows * size];
    for (int lane = 0; lane < size; lane++) {
      Coordinates point = point(lane);
      values[lane] = 1;
      values[(rows - 1) * size + lane] = 1;
      for (int k = 0; k < dimension(); k++) {
        float high = (float) point.get(k);
        values[(1 + 2 * k) * size + lane] = high;
        values[(2 + 2 * k) * size + lane] = (float) (point.get(k) - high);
      }
    }
    return HostArrays.toTensor(values, rows, size);
  }

  /** The same without the last 1, a row a point: {@code [size, 1 + 2d]}. */
  Tensor rows() {
    Tensor all = columns();
    return all.narrow(0, 0, all.size(0) - 1).t().contiguous();
  }

  /** Factors {@code [size, 1 + d]} in double: 1, then the coordinates. */
  Tensor exactRows() {
    int columns = 1 + dimension();
    double[] values = new double[columns * size];
    for (int lane = 0; lane < size; lane++) {
      values[lane * columns] = 1;
      for (int k = 0; k < dimension(); k++) {
        values[lane * columns + 1 + k] = point(lane).get(k);
      }
    }
    return HostArrays.toTensor(values).view(size, columns);
  }
}
