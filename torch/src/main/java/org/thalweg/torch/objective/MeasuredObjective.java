// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import org.thalweg.landscape.analysis.curvature.TwiceDifferentiableObjective;
import org.thalweg.landscape.surface.Question;

/** The mean loss of a network on samples, wherever the network comes from. */
public interface MeasuredObjective extends TwiceDifferentiableObjective {

  /** What decides numbers besides model and data. */
  TorchObjective.Options options();

  /** What computes, as questions and provenance name it. */
  Question.Engine engine();

  /** The number of samples a measurement passes through the network. */
  int sampleCount();

  /** The loss of a model that knows nothing of the samples but what the targets are on average. */
  double chanceLoss();

  /** What is averaged over the samples, and a penalty if there is one, for captions. */
  String lossName();
}
