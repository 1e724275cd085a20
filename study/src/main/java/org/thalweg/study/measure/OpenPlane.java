// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.measure;

import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.landscape.surface.Question;
import org.thalweg.torch.objective.MeasuredObjective;

/**
 * A line or plane laid through a model, with the objective of its samples, not yet measured.
 *
 * @param study what holds all of it; closed with this
 */
public record OpenPlane(
    Subspace plane, MeasuredObjective objective, Question question, Runnable study)
    implements AutoCloseable {

  @Override
  public void close() {
    study.run();
  }
}
