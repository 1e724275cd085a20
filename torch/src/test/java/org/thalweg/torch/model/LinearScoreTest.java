// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.model.layer.ImageShape;

class LinearScoreTest {
  private static final double DOUBLE = 1e-14;

  private final Architecture logistic = Architectures.named("logistic", new ImageShape(1, 1, 4), 2);

  @Test
  void logits_giveTheLogisticAndTheHingeLoss() {
    ParameterVector parameters =
        ParameterVector.of(logistic.layout(), new float[] {1, -2, 0.5f, 3, 0.25f});
    float[] flower = {0.5f, 1, 2, 0.25f};
    double score = 0.5 - 2 + 1 + 0.75 + 0.25;
    double[] logits = Probe.logits(logistic, parameters, flower);
    for (int label = 0; label < 2; label++) {
      double margin = (2 * label - 1) * score;
      double sum = Math.exp(logits[0]) + Math.exp(logits[1]);
      assertThat(Math.log(sum) - logits[label])
          .isCloseTo(Math.log1p(Math.exp(-margin)), within(DOUBLE));
      assertThat(1 - logits[label] + logits[1 - label]).isCloseTo(1 - margin, within(DOUBLE));
    }
  }

  @Test
  void layout_isThatOfALinearModule() {
    assertThat(logistic.layout().find("weight")).hasValue(0);
    assertThat(logistic.layout().find("bias")).hasValue(1);
    assertThat(logistic.layout().block(0).shape()).containsExactly(1, 4);
  }
}
