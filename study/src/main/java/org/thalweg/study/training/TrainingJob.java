// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.training;

import java.util.Optional;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.study.spec.TrainingSpec;
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
 * @param recording what is written when
 */
record TrainingJob(
    Architecture architecture,
    Dataset train,
    Optional<Dataset> test,
    TrainingPlan plan,
    ParameterVector start,
    TrainingSpec.Recording recording) {

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
    long interval = recording.every().steps(stepsPerEpoch());
    return step <= recording.denseFirst() || step % interval == 0 || step == steps();
  }

  boolean recordsAt(int step) {
    return savesAt(step) || measuresAt(step);
  }

  boolean measuresAt(int step) {
    TrainingSpec.Measured measured = recording.measured();
    return step == steps()
        || (measured != TrainingSpec.Measured.END && step % stepsPerEpoch() == 0)
        || (measured == TrainingSpec.Measured.CHECKPOINTS && savesAt(step));
  }
}
