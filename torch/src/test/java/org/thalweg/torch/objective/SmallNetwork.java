// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Architectures;
import org.thalweg.torch.model.Initialization;

/** A small residual network whose logits differ: its fresh dense layer answers near 0 to all. */
final class SmallNetwork {
  static final Architecture ARCHITECTURE = Architectures.named("resnet8-digits");
  static final ParameterLayout LAYOUT = ARCHITECTURE.layout();

  private static final float DENSE_SCALE = 300;

  private SmallNetwork() {}

  static ParameterVector centre() {
    float[] values = Initialization.of(ARCHITECTURE, 1).plus(0.3, noise(2)).toArray();
    int dense = LAYOUT.find("linear.weight").orElseThrow();
    for (int i = LAYOUT.offset(dense); i < LAYOUT.offset(dense + 1); i++) {
      values[i] *= DENSE_SCALE;
    }
    return ParameterVector.of(LAYOUT, values);
  }

  /** A direction that moves no running statistic. */
  static ParameterVector noise(long seed) {
    return Initialization.of(ARCHITECTURE, seed).withZero(block -> !block.role().trainable());
  }
}
