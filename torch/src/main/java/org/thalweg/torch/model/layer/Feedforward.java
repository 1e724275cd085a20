// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model.layer;

/** What a network without branches and without batch norm is made of. */
public sealed interface Feedforward permits DenseChain, ConvolutionChain {

  /** Logits, or numbers, a sample. */
  int outputs();
}
