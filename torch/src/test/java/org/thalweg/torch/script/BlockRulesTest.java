// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterRole;

class BlockRulesTest {
  private static BlockRules.Owner owner(String type) {
    return new BlockRules.Owner(type, OptionalInt.empty(), false, OptionalInt.empty());
  }

  private static List<Integer> shape(String text) {
    return Arrays.stream(text.split("x")).map(Integer::valueOf).toList();
  }

  private static ParameterBlock block(BlockRules.Owner owner, String own, String shape) {
    return BlockRules.parameter(owner, own, "m." + own, shape(shape));
  }

  @ParameterizedTest
  @CsvSource({
    "Conv1d, 4x3x5, 0",
    "Conv2d, 8x1x3x3, 0",
    "Conv2d, 1x8x3x3, 0",
    "Conv3d, 4x3x2x2x2, 0",
    "ConvTranspose1d, 6x4x3, 1",
    "ConvTranspose2d, 6x4x2x2, 1",
    "ConvTranspose2d, 6x1x2x2, 1",
    "Linear, 10x64, 0",
    "Linear, 1x64, 0",
    "NonDynamicallyQuantizableLinear, 8x8, 0",
    "Bilinear, 5x3x4, 0",
    "Embedding, 100x8, 0",
    "LSTM, 24x8, 0",
    "GRUCell, 18x8, 0",
    "MultiheadAttention, 24x8, 0",
    "Conv1D, 8x24, 1",
    "VisionTransformer, 1x16x8, 1",
    "VisionTransformer, 1x1x8, 0",
    "Custom, 5x7, 0"
  })
  void filters_lieOnTheAxisOfOutputs(String type, String shape, int axis) {
    assertThat(block(owner(type), "weight", shape).filterAxis()).isEqualTo(axis);
  }

  @Test
  void depthwiseTransposedConvolution_hasAFilterAChannel() {
    BlockRules.Owner said =
        new BlockRules.Owner("ConvTranspose2d", OptionalInt.of(4), false, OptionalInt.empty());
    BlockRules.Owner toldByItsBias =
        new BlockRules.Owner("ConvTranspose2d", OptionalInt.empty(), false, OptionalInt.of(4));

    assertThat(block(said, "weight", "4x1x3x3").filterAxis()).isZero();
    assertThat(block(toldByItsBias, "weight", "4x1x3x3").filterAxis()).isZero();
    assertThat(block(toldByItsBias, "weight", "6x4x3x3").filterAxis()).isOne();
  }

  @ParameterizedTest
  @CsvSource({
    "BatchNorm2d, weight, 8, NORM_SCALE",
    "BatchNorm2d, bias, 8, NORM_SHIFT",
    "LayerNorm, weight, 4x4, NORM_SCALE",
    "RMSNorm, weight, 8, NORM_SCALE",
    "GroupNorm, bias, 8, NORM_SHIFT",
    "Custom, beta, 8, BIAS",
    "Linear, bias, 8, BIAS",
    "LSTM, bias_ih_l0_reverse, 24, BIAS",
    "MultiheadAttention, in_proj_bias, 24, BIAS",
    "MultiheadAttention, bias_k, 1x1x8, WEIGHT",
    "Attention, relative_position_bias_table, 49x4, WEIGHT",
    "PReLU, weight, 8, WEIGHT"
  })
  void roles_followTypeAndName(String type, String own, String shape, ParameterRole role) {
    assertThat(block(owner(type), own, shape).role()).isEqualTo(role);
  }

  @Test
  void moduleWithRunningStatistics_normalizesWhateverItIsCalled() {
    BlockRules.Owner own =
        new BlockRules.Owner("Standardize", OptionalInt.empty(), true, OptionalInt.empty());

    assertThat(block(own, "weight", "8").role()).isEqualTo(ParameterRole.NORM_SCALE);
  }

  @Test
  void otherBuffers_areNoBlocks() {
    assertThat(BlockRules.buffer("running_var", "bn.running_var", List.of(8)))
        .map(ParameterBlock::role)
        .contains(ParameterRole.RUNNING_VARIANCE);
    assertThat(BlockRules.buffer("positions", "positions", List.of(1, 16, 8))).isEmpty();
  }
}
