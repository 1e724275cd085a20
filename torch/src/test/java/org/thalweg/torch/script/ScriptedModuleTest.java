// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.torch.checkpoint.CheckpointFormatException;

class ScriptedModuleTest {
  @TempDir private Path folder;

  private static ParameterBlock block(ScriptedModule module, String name) {
    return module.layout().block(module.layout().find(name).orElseThrow());
  }

  @Test
  void blocks_haveTheOrderOfTheStateDict() {
    ScriptedModule module = ScriptFixtures.module("convolutional");

    assertThat(module.layout().blocks())
        .extracting(ParameterBlock::name)
        .containsExactly(
            "conv.weight",
            "conv.bias",
            "bn.weight",
            "bn.bias",
            "bn.running_mean",
            "bn.running_var",
            "depthwise.weight",
            "norm.weight",
            "norm.bias",
            "norm.running_mean",
            "norm.running_var",
            "head.weight",
            "head.bias");
    assertThat(module.constants())
        .containsExactly("bn.num_batches_tracked", "norm.num_batches_tracked");
    assertThat(module.layout().trainableSize()).isEqualTo(80 + 16 + 72 + 16 + 1290);
  }

  @Test
  void roles_areToldFromModules() {
    ScriptedModule module = ScriptFixtures.module("convolutional");

    assertThat(block(module, "conv.weight").role()).isEqualTo(ParameterRole.WEIGHT);
    assertThat(block(module, "conv.bias").role()).isEqualTo(ParameterRole.BIAS);
    assertThat(block(module, "bn.weight").role()).isEqualTo(ParameterRole.NORM_SCALE);
    assertThat(block(module, "bn.bias").role()).isEqualTo(ParameterRole.NORM_SHIFT);
    assertThat(block(module, "bn.running_var").role()).isEqualTo(ParameterRole.RUNNING_VARIANCE);
    ScriptedModule attention = ScriptFixtures.module("transformer");
    assertThat(block(attention, "norm1.weight").role()).isEqualTo(ParameterRole.NORM_SCALE);
    assertThat(block(attention, "attention.in_proj_bias").role()).isEqualTo(ParameterRole.BIAS);
    assertThat(block(attention, "place").role()).isEqualTo(ParameterRole.WEIGHT);
    ScriptedModule recurrent = ScriptFixtures.module("recurrent");
    assertThat(block(recurrent, "lstm.bias_hh_l0").role()).isEqualTo(ParameterRole.BIAS);
  }

  @Test
  void filters_lieWhereOneOutputIsMade() {
    ScriptedModule transposed = ScriptFixtures.module("transposed");
    assertThat(block(transposed, "down.weight").filterAxis()).isZero();
    assertThat(block(transposed, "up.weight").shape()).containsExactly(6, 4, 2, 2);
    assertThat(block(transposed, "up.weight").filterAxis()).isOne();
    assertThat(block(transposed, "spread.weight").shape()).containsExactly(4, 1, 3, 3);
    assertThat(block(transposed, "spread.weight").filterAxis()).isZero();
    ScriptedModule attention = ScriptFixtures.module("transformer");
    assertThat(block(attention, "attention.in_proj_weight").shape()).containsExactly(24, 8);
    assertThat(block(attention, "attention.in_proj_weight").filterAxis()).isZero();
    assertThat(block(attention, "level.weight").filterAxis()).isZero();
    assertThat(block(attention, "place").shape()).containsExactly(1, 16, 8);
    assertThat(block(attention, "place").filterAxis()).isOne();
    assertThat(attention.constants()).containsExactly("scale");
  }

  @Test
  void sharedWeights_areOneBlock() {
    ScriptedModule module = ScriptFixtures.module("transposed");

    assertThat(module.layout().find("mix.weight")).isPresent();
    assertThat(module.layout().find("again.weight")).isEmpty();
    assertThat(module.places().get("again.weight")).isEqualTo(module.places().get("mix.weight"));
  }

  @Test
  void traceOfTheSameModel_hasTheSameBlocksAndValues() {
    assertThat(ScriptFixtures.module("traced").parameters())
        .isEqualTo(ScriptFixtures.module("convolutional").parameters());
  }

  @Test
  void description_saysWhatEachWasTakenFor() {
    assertThat(ScriptFixtures.module("transposed").describe().lines())
        .anyMatch(
            line -> line.matches("up.weight +ConvTranspose2d +\\[6, 4, 2, 2] +weight +4 on axis 1"))
        .anyMatch(line -> line.matches("head.bias +Linear +\\[10] +bias +-"));
    assertThat(ScriptFixtures.module("convolutional").describe())
        .contains("constant: bn.num_batches_tracked");
  }

  @Test
  void name_isThatOfTheProgramNotOfTheFile() throws IOException {
    Path renamed = Files.copy(ScriptFixtures.file("flat"), folder.resolve("other.pt"));

    ScriptedModule module = ScriptedModule.readTrusted(renamed);

    assertThat(module.name())
        .isEqualTo(ScriptFixtures.module("flat").name())
        .startsWith("Sequential ");
    assertThat(module.name()).isNotEqualTo(ScriptFixtures.module("noisy").name());
    assertThat(ScriptedModule.isOne(renamed)).isTrue();
  }

  private static void refused(Path file, String... words) {
    assertThatThrownBy(() -> ScriptedModule.readTrusted(file))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining(file.getFileName().toString())
        .hasMessageContainingAll(words)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  @Test
  void missingFile_isRefused() {
    refused(folder.resolve("none.ts"), "no such file");
    refused(folder, "is a folder");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 1000, 9000, 26531})
  void truncatedModule_isRefused(int length) throws IOException {
    byte[] whole = Files.readAllBytes(ScriptFixtures.file("convolutional"));
    refused(Files.write(folder.resolve("cut.ts"), Arrays.copyOf(whole, length)), "truncated");
  }

  @Test
  void damagedByte_isFoundBeforeNativeCodeSeesIt() throws IOException {
    byte[] whole = Files.readAllBytes(ScriptFixtures.file("flat"));
    Random places = new Random(1);
    int refusals = 0;
    for (int i = 0; i < 200; i++) {
      byte[] damaged = whole.clone();
      damaged[places.nextInt(whole.length)] ^= 0x10;
      Path file = Files.write(folder.resolve("damaged.ts"), damaged);
      try {
        ScriptedModule.readTrusted(file);
      } catch (CheckpointFormatException e) {
        refusals++;
      }
    }
    // Padding between entries and source positions for debuggers may hold anything.
    assertThat(refusals).isGreaterThan(50);
  }

  @Test
  void otherArchives_areRefusedByWhatTheyAre() throws IOException {
    refused(zip("notes.zip", "notes.txt"), "of no TorchScript module");
    refused(zip("weights.pt", "m/data.pkl", "m/data/0"), "the checkpoint of an architecture");
    refused(zip("export.pt2", "m/models/model.json"), "torch.export");
    refused(zip("half.ts", "m/constants.pkl"), "m/data.pkl is missing");
    refused(zip("hostile.ts", "m/constants.pkl", "m/data.pkl"), "libtorch can read");
  }

  private Path zip(String name, String... entries) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String entry : entries) {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write("cos\nsystem\n(S'true'\ntR.".getBytes(StandardCharsets.US_ASCII));
        zip.closeEntry();
      }
    }
    return file;
  }

  @Test
  void frozenModule_isRefusedWithTheRemedy() {
    refused(ScriptFixtures.file("frozen"), "has no parameters to move", "torch.jit.script(model)");
  }
}
