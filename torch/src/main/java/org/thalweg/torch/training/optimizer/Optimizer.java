// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training.optimizer;

/**
 * A rule that moves weights along gradients: its constants. Immutable; a run keeps the state.
 *
 * <p>All follow PyTorch's definitions, step for step. Rates come from a {@link LearningRate}.
 */
public sealed interface Optimizer permits Sgd, Adagrad, RmsProp, Adadelta, Adam, Sam {

  /** The word that {@code --optimizer} takes, such as {@code sgd}. */
  String word();

  /** The learning rate that PyTorch takes where none is given. */
  double usualRate();

  /** A run from the beginning; it and its state live in the scope that this is called in. */
  OptimizerRun begin(MovedWeights weights);
}
