// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import org.thalweg.landscape.curvature.TwiceDifferentiableObjective;

/** The mean loss of a network on samples, wherever the network comes from. */
public interface MeasuredObjective extends TwiceDifferentiableObjective {

  /** What decides numbers besides model and data. */
  TorchObjective.Options options();

  /** The number of samples a measurement passes through the network. */
  int sampleCount();

  /** How many classes the network tells apart. */
  int classes();
}
