// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.objective;

import java.util.List;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Subspace;

/**
 * A model, its data and its loss: a function of the parameters.
 *
 * <p>Whatever can answer {@link #measure} has a landscape; {@code examples/java} wraps a model in
 * plain Java and one of ONNX Runtime. Several threads may measure at once.
 */
public interface Objective extends AutoCloseable {

  /** The parameters the model came with; their layout is that of every direction. */
  ParameterVector parameters();

  /** What is measured, in the order of every {@link Measurement}. */
  List<Channel> channels();

  /**
   * Measures at any parameters of this layout, on the calling thread.
   *
   * @throws EngineException if the engine failed; a NaN or infinite loss is a result
   */
  Measurement measure(ParameterVector point);

  /**
   * The function on {@code subspace}.
   *
   * <p>Unless overridden, every point is assembled in Java and {@linkplain #measure measured}; an
   * engine takes centre and directions once instead.
   */
  default Slice restrictedTo(Subspace subspace) {
    return new PointwiseSlice(this, subspace);
  }

  @Override
  void close();
}
