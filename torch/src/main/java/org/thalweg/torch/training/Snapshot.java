// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

import java.math.BigDecimal;
import java.math.RoundingMode;
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
    String label, int step, ParameterVector parameters, double loss, double accuracy) {

  /** What a moment is called, such as {@code epoch 2.5}; hundredths of an epoch at most. */
  public static String label(int step, int stepsPerEpoch) {
    BigDecimal epoch =
        BigDecimal.valueOf((double) step / stepsPerEpoch).setScale(2, RoundingMode.HALF_EVEN);
    return "epoch " + epoch.stripTrailingZeros().toPlainString();
  }
}
