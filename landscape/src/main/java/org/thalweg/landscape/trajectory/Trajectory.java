// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.trajectory;

import java.util.ArrayList;
import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Subspace;

/**
 * The checkpoints of one training, in order.
 *
 * @param name such as {@code sgd}
 */
public record Trajectory(String name, List<Step> steps) {

  /**
   * One checkpoint.
   *
   * @param label such as {@code epoch 3}
   * @param parameters with the running statistics of that moment
   * @param loss its true loss, with those statistics
   */
  public record Step(String label, ParameterVector parameters, double loss) {}

  public Trajectory {
    steps = List.copyOf(steps);
    if (steps.size() < 2) {
      throw new IllegalArgumentException(
          "a trajectory has at least 2 checkpoints, got " + steps.size());
    }
  }

  /** The last checkpoint's parameters. */
  public ParameterVector end() {
    return steps.get(steps.size() - 1).parameters();
  }

  /** The difference to the end over what an optimiser moves; running statistics are left out. */
  ParameterVector offset(int step, ParameterVector from) {
    return steps.get(step).parameters().minus(from).withZero(b -> !b.role().trainable());
  }

  /**
   * Every checkpoint's least-squares coordinates on {@code plane}, and its distance to it.
   *
   * <p>Least squares, not dot products: those are right for orthonormal directions only. O(n · N)
   * time for n checkpoints of N entries.
   */
  public ProjectedPath projectedOnto(Subspace plane) {
    int k = plane.dimension();
    SimpleMatrix gram = new SimpleMatrix(k, k);
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        gram.set(i, j, plane.directions().get(i).dot(plane.directions().get(j)));
      }
    }
    SimpleMatrix inverse = gram.invert();
    List<ProjectedPath.Point> points = new ArrayList<>();
    for (int s = 0; s < steps.size(); s++) {
      points.add(project(s, plane, inverse));
    }
    return new ProjectedPath(name, points);
  }

  private ProjectedPath.Point project(int step, Subspace plane, SimpleMatrix inverseGram) {
    ParameterVector offset = offset(step, plane.centre());
    SimpleMatrix products = new SimpleMatrix(plane.dimension(), 1);
    for (int i = 0; i < plane.dimension(); i++) {
      products.set(i, 0, plane.directions().get(i).dot(offset));
    }
    SimpleMatrix at = inverseGram.mult(products);
    ParameterVector residual = offset;
    for (int i = 0; i < plane.dimension(); i++) {
      residual = residual.plus(-at.get(i), plane.directions().get(i));
    }
    double y = plane.dimension() > 1 ? at.get(1) : 0;
    Step checkpoint = steps.get(step);
    return new ProjectedPath.Point(
        checkpoint.label(), at.get(0), y, checkpoint.loss(), residual.norm());
  }
}
