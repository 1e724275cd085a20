// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;

class ArchitecturesTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "resnet56, 287, 173, 855770, 58, 2138",
    "resnet56_noshort, 277, 167, 853018, 56, 2042",
  })
  void releasedNetworks_haveTheReferencesCounts(
      String name, int entries, int tensors, int parameters, int weights, int filters) {
    ParameterLayout layout = Architectures.named(name).layout();
    List<ParameterBlock> trainable =
        layout.blocks().stream().filter(b -> b.role().trainable()).toList();
    List<ParameterBlock> matrices = trainable.stream().filter(b -> b.rank() > 1).toList();
    assertThat(layout.blocks()).hasSize(entries);
    assertThat(trainable).hasSize(tensors);
    assertThat(layout.trainableSize()).isEqualTo(parameters);
    assertThat(matrices).hasSize(weights);
    assertThat(matrices.stream().mapToInt(b -> b.shape().get(0)).sum()).isEqualTo(filters);
  }

  @Test
  void blocks_comeInTheOrderOfTheReferencesStateDict() {
    List<String> names =
        Architectures.named("resnet56").layout().blocks().stream()
            .map(ParameterBlock::name)
            .toList();
    assertThat(names)
        .startsWith("conv1.weight", "bn1.weight", "bn1.bias", "bn1.running_mean")
        .containsSequence(
            "layer2.0.bn2.running_var", "layer2.0.shortcut.0.weight", "layer2.0.shortcut.1.weight")
        .containsSequence("layer2.0.shortcut.1.running_var", "layer2.1.conv1.weight")
        .endsWith("linear.weight", "linear.bias");
    assertThat(names.get(105)).isEqualTo("layer2.0.shortcut.0.weight");
  }

  @Test
  void operations_areTwiceTheMultiplyAdds() {
    long stem = 3 * 16 * 9 * 1024;
    long stage = 18L * 16 * 16 * 9 * 1024;
    long narrowing = 16L * 32 * 9 * 256 + 17L * 32 * 32 * 9 * 256 + 16 * 32 * 256;
    long last = 32L * 64 * 9 * 64 + 17L * 64 * 64 * 9 * 64 + 32 * 64 * 64;
    assertThat(Architectures.named("resnet56").flopsPerImage())
        .isEqualTo(2 * (stem + stage + narrowing + last + 640));
  }

  @Test
  void everyName_givesAnArchitectureOfThatName() {
    assertThat(Architectures.names()).contains("resnet20", "resnet110_noshort", "resnet8-digits");
    for (String name : Architectures.names()) {
      assertThat(Architectures.named(name).name()).isEqualTo(name);
    }
  }

  @Test
  void nearMiss_isSuggested() {
    assertThatThrownBy(() -> Architectures.named("resnet65"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got \"resnet65\"")
        .hasMessageContaining("did you mean \"resnet");
    assertThatThrownBy(() -> Architectures.named("ResNet56"))
        .hasMessageEndingWith("did you mean \"resnet56\"?");
    assertThatThrownBy(() -> Architectures.named("transformer"))
        .hasMessageEndingWith("got \"transformer\"");
  }
}
