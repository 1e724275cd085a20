// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.training;

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
public record TrainingJob(
    Architecture architecture,
    Dataset train,
    Optional<Dataset> test,
    TrainingPlan plan,
    ParameterVector start,
    CheckpointRule checkpoints,
    Measured measured) {

  /** Whether targets are classes, not numbers. */
  public boolean classifies() {
    return train.targets() instanceof Targets.Classes;
  }

  public int stepsPerEpoch() {
    return plan.stepsPerEpoch(train.count());
  }

  public int steps() {
    return stepsPerEpoch() * plan.epochs();
  }

  boolean savesAt(int step) {
    return checkpoints.at(step, stepsPerEpoch(), steps());
  }

  public boolean recordsAt(int step) {
    return savesAt(step) || measuresAt(step);
  }

  boolean measuresAt(int step) {
    return measured.at(step, savesAt(step), stepsPerEpoch(), steps());
  }
}
