// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.parameters.RandomStream;

class InitializationTest {
  /** Five standard errors of a deviation estimated from 36,864 entries. */
  private static final double FIVE_ERRORS = 5 / Math.sqrt(2 * 36_864);

  private final Architecture resnet = Architectures.named("resnet20");

  @Test
  void convolutions_haveHesDeviation() {
    ParameterVector fresh = Initialization.of(resnet, 3);
    int index = resnet.layout().find("layer3.1.conv1.weight").orElseThrow();
    ParameterBlock block = resnet.layout().block(index);
    double deviation = fresh.norm(block::equals) / Math.sqrt(block.size());
    double he = Math.sqrt(2.0 / (64 * 9));
    assertThat(deviation / he).isCloseTo(1, within(FIVE_ERRORS));
  }

  @Test
  void denseWeights_haveHesDeviation_unlessBehindConvolutions() {
    Architecture mlp = Architectures.named("mlp-digits");
    ParameterVector fresh = Initialization.of(mlp, 3);
    double he = Math.sqrt(2.0 / 64);
    double fiveErrors = 5 / Math.sqrt(2 * 64 * 32);
    assertThat(Math.abs(fresh.norm(mlp.layout().block(0)::equals) / Math.sqrt(64 * 32) / he - 1))
        .isLessThan(fiveErrors);
    assertThat(fresh.block(1)).containsOnly(0f);
    ParameterBlock head =
        resnet.layout().block(resnet.layout().find("linear.weight").orElseThrow());
    double small = Initialization.of(resnet, 3).norm(head::equals) / Math.sqrt(head.size());
    assertThat(small).isCloseTo(1e-3, within(2e-4));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "vit-small, blocks.0.attn.qkv.weight, 0.02",
    "vit-small, pos_embed, 0.02",
    "vit-small, cls_token, 1e-6",
    "lenet5, fc1.weight, 0.0288675",
    "vgg9, fc.0.weight, 1e-3",
    "vgg11, features.0.weight, 0.2721655",
    "densenet121, dense4.15.conv2.weight, 0.0416667",
    "torchvision-resnet18, layer2.0.conv1.weight, 0.0416667",
    "torchvision-resnet18, fc.weight, 0.0255155",
  })
  void weights_areDrawnAsInTheirSource(String name, String weight, double expected) {
    Architecture architecture = Architectures.named(name);
    int index = architecture.layout().find(weight).orElseThrow();
    ParameterBlock block = architecture.layout().block(index);
    double deviation =
        Initialization.of(architecture, 3).norm(block::equals) / Math.sqrt(block.size());
    double sixErrors = 6 / Math.sqrt(2.0 * block.size());
    assertThat(deviation / expected).isCloseTo(1, within(sixErrors));
  }

  @Test
  void batchNorm_startsAsTheIdentity() {
    ParameterVector fresh = Initialization.of(resnet, 3);
    assertThat(fresh.block(1)).containsOnly(1f);
    assertThat(fresh.block(2)).containsOnly(0f);
    assertThat(fresh.block(3)).containsOnly(0f);
    assertThat(fresh.block(4)).containsOnly(1f);
  }

  @Test
  void sameBlockAndSeed_sameNumbersInAnyNetwork() {
    Architecture deeper = Architectures.named("resnet56");
    assertThat(Initialization.of(deeper, 3).block(5))
        .isEqualTo(Initialization.of(resnet, 3).block(5))
        .isNotEqualTo(Initialization.of(resnet, 4).block(5));
  }

  @Test
  void stream_isFrozen() {
    RandomStream stream = RandomStream.of(0, "conv1.weight");
    assertThat(new double[] {stream.nextGaussian(), stream.nextGaussian(), stream.nextGaussian()})
        .containsExactly(-1.4723468463004485, 1.711893824141109, -0.7435146450556791);
  }
}
