// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.train;

import java.util.Optional;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.Targets;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.training.TrainingPlan;

/**
 * What is trained, on what and how.
 *
 * @param train with its labels as they were corrupted
 * @param test what is measured, too
 * @param start the weights before training
 */
record TrainingJob(
    Architecture architecture,
    Dataset train,
    Optional<Dataset> test,
    TrainingPlan plan,
    ParameterVector start,
    CheckpointRule checkpoints,
    Measured measured) {

  /** Whether targets are classes, not numbers. */
  boolean classifies() {
    return train.targets() instanceof Targets.Classes;
  }

  int stepsPerEpoch() {
    return plan.stepsPerEpoch(train.count());
  }

  int steps() {
    return stepsPerEpoch() * plan.epochs();
  }

  boolean savesAt(int step) {
    return checkpoints.at(step, stepsPerEpoch(), steps());
  }

  boolean recordsAt(int step) {
    return savesAt(step) || measuresAt(step);
  }

  boolean measuresAt(int step) {
    return measured.at(step, savesAt(step), stepsPerEpoch(), steps());
  }
}
