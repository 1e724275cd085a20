// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.curvature;

import java.util.List;
import java.util.function.Function;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.NativeOwner;

/**
 * A gradient that can be differentiated again: one chunk's, with all that autograd kept for it.
 *
 * <p>Made and used under autograd; outlives the scope that it was made in, until it is closed.
 * Several threads may use it at once.
 */
public final class GradientGraph implements AutoCloseable {
  private final NativeOwner owner = new NativeOwner("this gradient");
  private final List<Tensor> leaves;
  private final Function<TensorVector, Tensor> flatten;
  private final Tensor slope;
  private final Runnable released;

  /**
   * Differentiates {@code loss} once.
   *
   * @param loss a scalar that {@code leaves} led to
   * @param flatten one tensor of doubles from one a leaf, undefined where it has no part
   * @param released runs once the graph is closed
   */
  public GradientGraph(
      Tensor loss, List<Tensor> leaves, Function<TensorVector, Tensor> flatten, Runnable released) {
    // Handles of our own: those at hand may point into what their scope frees.
    this.leaves = leaves.stream().map(leaf -> owner.own(new Tensor(leaf))).toList();
    this.flatten = flatten;
    this.released = released;
    TensorVector slopes =
        torch.grad(
            new TensorVector(loss), inputs(), new TensorVector(), new BoolOptional(), true, true);
    this.slope = owner.own(new Tensor(flatten.apply(slopes)));
  }

  private TensorVector inputs() {
    TensorVector inputs = new TensorVector();
    leaves.forEach(inputs::push_back);
    return inputs;
  }

  /** The gradient of the summed loss. */
  double[] gradient() {
    return owner.whileOpen(() -> HostArrays.toDoubles(slope.detach()));
  }

  /**
   * The summed loss's Hessian times {@code vector}.
   *
   * @param last whether autograd may give its memory back meanwhile
   */
  double[] times(double[] vector, boolean last) {
    return owner.whileOpen(
        () -> {
          // A loss that is piecewise linear in the parameters has a slope that nothing led to.
          if (!slope.requires_grad()) {
            return new double[vector.length];
          }
          TensorVector products =
              torch.grad(
                  new TensorVector(slope),
                  inputs(),
                  new TensorVector(HostArrays.toTensor(vector)),
                  new BoolOptional(!last),
                  false,
                  true);
          return HostArrays.toDoubles(flatten.apply(products));
        });
  }

  @Override
  public void close() {
    owner.close();
    released.run();
  }
}
