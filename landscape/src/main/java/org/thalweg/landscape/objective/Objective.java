// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.objective;

import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Subspace;

/** A model, its data and its loss: a function of the parameters. */
public interface Objective extends AutoCloseable {

  /** The parameters the model came with; their layout is that of every direction. */
  ParameterVector parameters();

  /** The function on {@code subspace}; hands centre and directions to the engine once. */
  Slice restrictedTo(Subspace subspace);

  @Override
  void close();
}
