// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.model.layer.ImageShape;
import org.thalweg.torch.model.layer.Network;

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

  /** Multiply-adds in billions, as torchvision's tables state them ("_ops" of the weights). */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "torchvision-resnet18, 1.814",
    "torchvision-resnet34, 3.664",
    "torchvision-resnet50, 4.089",
    "torchvision-vgg11, 7.609",
    "torchvision-vgg16_bn, 15.47",
    "torchvision-densenet121, 2.834",
  })
  void operations_areThosePublished(String name, double billions) {
    double lastDigit = billions > 10 ? 0.01 : 0.001;
    assertThat(Architectures.named(name).flopsPerImage() / 2e9)
        .isCloseTo(billions, within(lastDigit));
  }

  /** timm states 5,717,416 and 22,050,664 parameters for its two smaller vision transformers. */
  @ParameterizedTest(name = "width {0}")
  @CsvSource({"192, 3, 5717416", "384, 6, 22050664"})
  void visionTransformers_haveTimmsCounts(int width, int heads, int parameters) {
    ImageShape input = new ImageShape(3, 224, 224);
    VisionTransformer.Design design = new VisionTransformer.Design(16, width, 12, heads);
    Network network = new VisionTransformer(input, 1000, design);
    assertThat(new Architecture("vit", input, 1000, network).layout().trainableSize())
        .isEqualTo(parameters);
  }

  @Test
  void greyImages_fitEveryFreeArchitecture() {
    ImageShape grey = new ImageShape(1, 28, 28);
    for (String name : Architectures.names()) {
      boolean fits =
          !List.of("mlp-digits", "resnet8-digits").contains(name)
              && !Architectures.named(name).answers().isTwoClasses()
              && !name.matches("torchvision-(vgg|dense).*");
      if (fits) {
        Architecture architecture = Architectures.named(name, grey, 7);
        assertThat(architecture.input()).isEqualTo(grey);
        assertThat(architecture.classes()).isEqualTo(name.equals("autoencoder") ? 784 : 7);
      } else {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> Architectures.named(name, grey, 7))
            .as(name);
      }
    }
  }

  @Test
  void imagesThatDoNotFit_areRefusedInOneLine() {
    assertThatThrownBy(() -> Architectures.named("mlp-digits", new ImageShape(3, 32, 32), 10))
        .hasMessage(
            "mlp-digits takes images of 1×8×8 in 10 classes, got 3×32×32 in 10; choose another architecture");
    assertThatThrownBy(() -> Architectures.named("lenet5", new ImageShape(1, 8, 8), 10))
        .hasMessage(
            "lenet5 takes images of at least 12×12, got 1×8×8; choose another architecture");
    assertThatThrownBy(() -> Architectures.named("vit-small", new ImageShape(3, 30, 30), 10))
        .hasMessage("patches of 4×4 must tile the images, got 3×30×30");
    assertThatThrownBy(() -> Architectures.named("svm", new ImageShape(1, 1, 4), 3))
        .hasMessageStartingWith("one linear score tells 2 classes apart, got 3");
  }

  @Test
  void smallestImages_passThroughThePoolings() {
    for (String name : List.of("lenet5", "densenet121", "vgg16_bn", "vgg9", "resnet18")) {
      int extent = name.equals("lenet5") ? 12 : name.equals("densenet121") ? 8 : 3;
      Architecture small = Architectures.named(name, new ImageShape(1, extent, extent), 2);
      ParameterVector fresh = Initialization.of(small, 1);
      assertThat(Probe.logits(small, fresh, Probe.images(small, 1))).hasSize(2);
    }
  }

  @Test
  void kernelMachines_countTheirLandmarks() {
    Architecture svm = Architectures.named("rbf-svm:7", new ImageShape(4, 1, 1), 2);
    assertThat(svm.layout().trainableSize()).isEqualTo(7 + 1);
    assertThat(svm.layout().size()).isEqualTo(7 + 1 + 7 * 4 + 2);
    for (String wrong : List.of("rbf-svm:", "rbf-svm:0", "rbf-svm:5x5")) {
      assertThatThrownBy(() -> Architectures.named(wrong))
          .hasMessage(
              "a kernel machine has a number of landmarks from 1, such as rbf-svm:50, got \"%s\"",
              wrong);
    }
    assertThatThrownBy(() -> Architectures.named("rbf-svm", new ImageShape(4, 1, 1), 3))
        .hasMessageContaining("tells 2 classes apart, got 3");
    assertThatThrownBy(() -> Initialization.of(svm, 0))
        .hasMessage(
            "rbf-svm:7 holds \"landmarks\", which comes from data; train it first, or name a checkpoint");
  }

  @Test
  void families_takeWidthsOfOnesOwn() {
    Architecture mlp = Architectures.named("mlp:20x5", new ImageShape(1, 1, 4), 3);
    assertThat(mlp.layout().blocks())
        .extracting(ParameterBlock::shape)
        .containsExactly(
            List.of(20, 4), List.of(20), List.of(5, 20), List.of(5), List.of(3, 5), List.of(3));
    assertThat(mlp.name()).isEqualTo("mlp:20x5");
    assertThat(Architectures.named("autoencoder:5").layout().trainableSize())
        .isEqualTo(64 * 5 + 5 + 5 * 64 + 64);
    assertThat(Architectures.families())
        .containsExactly(
            "mlp:H1xH2…", "autoencoder:H1xH2…", "rbf-logistic:LANDMARKS", "rbf-svm:LANDMARKS");
    for (String wrong : List.of("mlp:", "mlp:0", "mlp:20x", "mlp:x5", "mlp:1e3")) {
      assertThatThrownBy(() -> Architectures.named(wrong))
          .hasMessage(
              "hidden layers have widths from 1 with x between, such as mlp:128x64, got \"%s\"",
              wrong);
    }
  }
}
