// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.InputFileException;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;

class LayoutFitTest {
  private static final ParameterLayout LAYOUT =
      new ParameterLayout(
          List.of(
              new ParameterBlock("fc.weight", List.of(2, 2), ParameterRole.WEIGHT),
              new ParameterBlock("fc.bias", List.of(2), ParameterRole.BIAS)));
  private static final NamedTensor WEIGHT =
      NamedTensor.of("fc.weight", List.of(2, 2), new float[] {1, 2, 3, 4});
  private static final NamedTensor BIAS = NamedTensor.of("fc.bias", List.of(2), new float[] {5, 6});

  @Test
  void order_isTheLayouts() {
    assertThat(checkpoint(BIAS, WEIGHT).fit(LAYOUT).toArray()).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void batchCounters_areIgnored() {
    NamedTensor counter = NamedTensor.of("bn.num_batches_tracked", List.of(), new float[] {9});

    assertThat(checkpoint(WEIGHT, counter, BIAS).fit(LAYOUT).norm()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"module.", "model.", "_orig_mod.", "net.module."})
  void prefixOfAllNames_isNoPartOfThem(String prefix) {
    assertThat(checkpoint(BIAS.renamed(prefix + "fc.bias"), WEIGHT.renamed(prefix + "fc.weight")))
        .extracting(checkpoint -> checkpoint.fit(LAYOUT))
        .isEqualTo(checkpoint(WEIGHT, BIAS).fit(LAYOUT));
  }

  @Test
  void prefixOfSomeNames_isNotOverlooked() {
    assertThatThrownBy(() -> checkpoint(BIAS, WEIGHT.renamed("model.fc.weight")).fit(LAYOUT))
        .hasMessageContaining("it lacks tensor \"fc.weight\"");
  }

  @Test
  void tensorBesideThePrefix_isLeftOver() {
    NamedTensor other = NamedTensor.of("ema.decay", List.of(1), new float[1]);
    assertThatThrownBy(
            () ->
                checkpoint(other, BIAS.renamed("m.fc.bias"), WEIGHT.renamed("m.fc.weight"))
                    .fit(LAYOUT))
        .hasMessageContaining("\"ema.decay\" [1]");
  }

  @Test
  void missingTensor_isNamedWithTheNearest() {
    NamedTensor other = NamedTensor.of("fc1.bias", List.of(3), new float[3]);

    assertUnfit(
        "model.t7: does not fit the architecture: it lacks tensor \"fc.bias\" [2]; "
            + "the nearest it holds is \"fc1.bias\" [3]; is it another architecture?",
        WEIGHT,
        other);
  }

  @Test
  void emptyCheckpoint_isSaidSo() {
    assertUnfit(
        "model.t7: does not fit the architecture: it lacks tensor \"fc.weight\" [2, 2]; "
            + "it holds no tensors; is it another architecture?");
  }

  @Test
  void otherShape_isNamedWithBoth() {
    assertUnfit(
        "model.t7: does not fit the architecture: "
            + "tensor \"fc.bias\" has shape [3], the architecture needs [2]; is it another architecture?",
        WEIGHT,
        NamedTensor.of("fc.bias", List.of(3), new float[3]));
  }

  @Test
  void tensorLeftOver_isNamed() {
    assertUnfit(
        "model.t7: does not fit the architecture: the architecture lacks 1 of its tensors, "
            + "the first is \"fc2.bias\" [1]; the architecture's nearest is \"fc.bias\"; "
            + "is it another architecture?",
        WEIGHT,
        BIAS,
        NamedTensor.of("fc2.bias", List.of(1), new float[1]));
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void weightThatIsNoNumber_isNamed(float value) {
    NamedTensor bad = NamedTensor.of("fc.bias", List.of(2), new float[] {0, value});

    assertThatThrownBy(() -> checkpoint(WEIGHT, bad).fit(LAYOUT))
        .isInstanceOf(InputFileException.class)
        .hasMessageContaining("tensor \"fc.bias\" [2] holds %s at entry 1".formatted(value));
  }

  private static void assertUnfit(String message, NamedTensor... tensors) {
    assertThatThrownBy(() -> checkpoint(tensors).fit(LAYOUT))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessage(message);
  }

  private static Checkpoint checkpoint(NamedTensor... tensors) {
    return Checkpoint.of(List.of(tensors), Map.of(), Map.of()).from(Path.of("model.t7"), "00");
  }
}
