// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Architectures;
import org.thalweg.torch.model.Initialization;

class InitialWeightsTest {
  /** Four standard errors of a deviation from 36,864 draws, 1/√(2n) each. */
  private static final double OF_MANY = 0.015;

  private final Architecture resnet = Architectures.named("resnet20");

  private static float[] block(ParameterVector vector, String name) {
    return vector.block(vector.layout().find(name).orElseThrow());
  }

  /** layer3.1.conv1: 64 channels in and out, 3 × 3. */
  @ParameterizedTest
  @CsvSource({
    "kaiming,     0.058925565098879",
    "xavier,      0.041666666666667",
    "normal:0.05, 0.05",
  })
  void deviation_isTheRules(String word, double deviation) {
    float[] weights = block(new InitialWeights(word).of(resnet, 1), "layer3.1.conv1.weight");
    double squares = 0;
    for (float weight : weights) {
      squares += (double) weight * weight;
    }
    assertThat(Math.sqrt(squares / weights.length) / deviation).isCloseTo(1, within(OF_MANY));
  }

  @Test
  void defaultOnes_areTheArchitecturesOwn() {
    assertThat(new InitialWeights("default").of(resnet, 3)).isEqualTo(Initialization.of(resnet, 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kaiming", "xavier", "normal:0.1", "zeros"})
  void biasesAndNormalisation_stayAsTheArchitectureHasThem(String word) {
    ParameterVector usual = Initialization.of(resnet, 3);
    ParameterVector drawn = new InitialWeights(word).of(resnet, 3);
    for (int b = 0; b < usual.layout().blocks().size(); b++) {
      ParameterBlock block = usual.layout().block(b);
      if (block.isBiasOrNorm()) {
        assertThat(drawn.block(b)).isEqualTo(usual.block(b));
      }
    }
  }

  @Test
  void zeros_areZero() {
    assertThat(block(new InitialWeights("zeros").of(resnet, 3), "conv1.weight")).containsOnly(0f);
  }

  @ParameterizedTest
  @ValueSource(strings = {"he", "normal", "normal:", "normal:-1", "normal:NaN"})
  void otherWords_areRefused(String word) {
    assertThatThrownBy(() -> new InitialWeights(word))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("init ")
        .hasMessageContaining(word);
  }
}
