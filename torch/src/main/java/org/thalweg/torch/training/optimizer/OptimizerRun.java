// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training.optimizer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.thalweg.torch.engine.NativeScope;

/** An optimiser at work: the weights it moves, what it remembers and how far it is. */
public abstract class OptimizerRun {
  private final MovedWeights weights;
  private final Map<String, Tensor> memory = new LinkedHashMap<>();
  private int taken;

  public OptimizerRun(MovedWeights weights) {
    this.weights = weights;
  }

  /** A tensor over the weights that outlives the steps, at first {@code value} everywhere. */
  final Tensor remember(String name, double value) {
    Tensor tensor = weights.filled(value);
    memory.put(name, tensor);
    return tensor;
  }

  /** What is remembered by name, in a fixed order: with the steps taken, the whole state. */
  public final Map<String, Tensor> memory() {
    return Collections.unmodifiableMap(memory);
  }

  final void adopt(OptimizerRun inner) {
    memory.putAll(inner.memory);
  }

  /** Steps taken so far. */
  final int taken() {
    return taken;
  }

  /** Goes on after {@code steps}; what is remembered is the caller's to restore. */
  public void resumeAfter(int steps) {
    taken = steps;
  }

  /** One step of size {@code rate}. */
  public void step(BatchGradient gradient, double rate) {
    try (NativeScope scope = NativeScope.open()) {
      Tensor g = gradient.here();
      move(g, rate);
    }
  }

  /** One step along a gradient that is known already. */
  final void move(Tensor gradient, double rate) {
    taken++;
    try (NativeScope scope = NativeScope.open();
        NoGradGuard updating = new NoGradGuard()) {
      update(weights, gradient, rate);
    }
  }

  /** The rule itself, without autograd; {@link #taken} counts this step already. */
  abstract void update(MovedWeights weights, Tensor gradient, double rate);
}
