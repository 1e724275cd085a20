// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

import java.util.OptionalDouble;

/**
 * What a step found before it moved.
 *
 * @param number counted from 1: the updates made with this one
 * @param loss the mean over the batch, under batch norm with the batch's own statistics
 * @param accuracy likewise, in percent; empty where targets are numbers
 * @param rate the step size
 * @param samples in the batch
 */
public record TrainingStep(
    int number, double loss, OptionalDouble accuracy, double rate, int samples) {}
