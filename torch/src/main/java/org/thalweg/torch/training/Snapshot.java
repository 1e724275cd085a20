// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

import org.thalweg.landscape.parameters.ParameterVector;

/**
 * A moment of a training run.
 *
 * @param label such as {@code epoch 2.5}
 * @param step updates made so far
 * @param parameters with running statistics
 * @param loss the mean over all training samples, with running statistics
 * @param accuracy likewise, in percent
 */
public record Snapshot(
    String label, int step, ParameterVector parameters, double loss, double accuracy) {}
