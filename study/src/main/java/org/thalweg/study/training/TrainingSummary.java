// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.training;

/**
 * The size of a training.
 *
 * @param architecture its name
 * @param data the name of the data set
 * @param samples trained on
 */
public record TrainingSummary(
    String architecture, String data, int samples, int epochs, int stepsPerEpoch) {

  public int steps() {
    return epochs * stepsPerEpoch;
  }
}
