// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

/** Training cannot go on: the loss is no number any more. */
public final class DivergedException extends RuntimeException {
  private final int step;

  DivergedException(int step, double loss) {
    super(
        "the loss must stay finite, got %s in step %d; lower the learning rate, warm it up or clip the gradient"
            .formatted(loss, step));
    this.step = step;
  }

  /** The step that was not made. */
  public int step() {
    return step;
  }
}
