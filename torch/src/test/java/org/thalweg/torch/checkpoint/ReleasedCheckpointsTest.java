// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.model.Architectures;

/** The two networks that Li et al. 2018 released, against values found with PyTorch. */
class ReleasedCheckpointsTest {
  /** The known values have six decimals. */
  private static final double PRINTED = 5e-7;

  private static final Predicate<ParameterBlock> TRAINABLE = block -> block.role().trainable();
  private static final Predicate<ParameterBlock> MATRIX = block -> block.rank() > 1;

  @TempDir Path folder;

  enum Known {
    RESNET56(
        "resnet56",
        "31a71e40a12e06e1",
        93.66,
        287,
        855_770,
        new double[] {24.256852, 21.647982, 10.943481, 2.994032, 6.963092}),
    NOSHORT(
        "resnet56_noshort",
        "be90a7141def1dfe",
        86.69,
        277,
        853_018,
        new double[] {59.442739, 22.140566, 55.165520, 3.056096, 6.801592});

    final String architecture;
    final String sha256;
    final double accuracy;
    final int entries;
    final int trainable;
    final double[] norms;

    Known(
        String architecture,
        String sha256,
        double accuracy,
        int entries,
        int trainable,
        double[] norms) {
      this.architecture = architecture;
      this.sha256 = sha256;
      this.accuracy = accuracy;
      this.entries = entries;
      this.trainable = trainable;
      this.norms = norms;
    }

    Path file() {
      Path folder = Path.of(System.getProperty("thalweg.shared", "none"), "data", "checkpoints");
      Assumptions.assumeTrue(
          Files.isDirectory(folder), "the released checkpoints are absent: " + folder);
      return folder.resolve(architecture + "_sgd_lr=0.1_bs=128_wd=0.0005_model_300.t7");
    }

    ParameterLayout layout() {
      return Architectures.named(architecture).layout();
    }
  }

  @ParameterizedTest
  @EnumSource
  void entriesAndFacts_areTheKnownOnes(Known known) {
    Checkpoint checkpoint = Checkpoints.read(known.file());

    assertThat(checkpoint.source().orElseThrow().sha256()).startsWith(known.sha256);
    assertThat(checkpoint.tensors()).hasSize(known.entries);
    assertThat(checkpoint.facts()).isEqualTo(Map.of("acc", known.accuracy, "epoch", 300.0));
    assertThat(checkpoint.tensors().get(0).name()).isEqualTo("conv1.weight");
    assertThat(checkpoint.tensors().get(known.entries - 1).name()).isEqualTo("linear.bias");
  }

  @ParameterizedTest
  @EnumSource
  void norms_areTheKnownOnes(Known known) {
    ParameterVector vector = Checkpoints.read(known.file()).fit(known.layout());

    assertThat(vector.layout().trainableSize()).isEqualTo(known.trainable);
    double[] norms = {
      vector.norm(TRAINABLE),
      vector.norm(TRAINABLE.and(MATRIX)),
      vector.norm(TRAINABLE.and(MATRIX.negate())),
      vector.norm(block -> block.name().equals("conv1.weight")),
      vector.norm(block -> block.name().equals("linear.weight"))
    };
    assertThat(norms).containsExactly(known.norms, within(PRINTED));
  }

  @ParameterizedTest
  @EnumSource
  void order_isThatOfTheArchitecture(Known known) {
    assertThat(Checkpoints.read(known.file()).tensors().stream().map(NamedTensor::name))
        .containsExactlyElementsOf(
            known.layout().blocks().stream().map(ParameterBlock::name).toList());
  }

  @Test
  void shortcutsLeftOver_tellTheArchitecturesApart() {
    Path file = Known.RESNET56.file();

    assertThatThrownBy(() -> Checkpoints.read(file).fit(Known.NOSHORT.layout()))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageStartingWith(file + ": does not fit the architecture: the architecture lacks 10")
        .hasMessageContaining("\"layer2.0.shortcut.0.weight\" [32, 16, 1, 1]");
  }

  @Test
  void shortcutsMissing_tellTheArchitecturesApart() {
    Path file = Known.NOSHORT.file();

    assertThatThrownBy(() -> Checkpoints.read(file).fit(Known.RESNET56.layout()))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining("it lacks tensor \"layer2.0.shortcut.0.weight\" [32, 16, 1, 1]");
  }

  @Test
  void truncatedDownload_isRefusedWithTheByte() throws IOException {
    byte[] whole = Files.readAllBytes(Known.RESNET56.file());
    Path cut = folder.resolve("cut.t7");
    for (int length : new int[] {20, 25_000, 30_000, 1_000_000, whole.length - 1}) {
      Files.write(cut, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Checkpoints.read(cut))
          .as("cut to %d bytes", length)
          .isInstanceOf(CheckpointFormatException.class)
          .hasMessageStartingWith(cut + ": is truncated or damaged: ")
          .hasMessageContaining(" byte ");
    }
  }
}
