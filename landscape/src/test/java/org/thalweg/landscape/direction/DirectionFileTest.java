// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.landscape.InputFileException;
import org.thalweg.landscape.SharedInputs;
import org.thalweg.landscape.io.hdf5.Hdf5Input;
import org.thalweg.landscape.io.hdf5.Hdf5Output;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;

class DirectionFileTest {
  @TempDir Path folder;

  private final List<ParameterVector> directions =
      new RandomDirections(Rescaling.FILTER, Ignore.NONE, 2).directions(Layouts.weights(), 2);

  @Test
  void directions_comeBackBitByBit() {
    Path file = folder.resolve("d.h5");
    DirectionFile.write(file, directions);
    assertThat(DirectionFile.read(file, Layouts.SMALL)).isEqualTo(directions);
  }

  @Test
  void file_numbersTrainableBlocksInLayoutOrder() {
    Path file = folder.resolve("d.h5");
    DirectionFile.write(file, directions.subList(0, 1));
    try (HdfFile hdf = new HdfFile(file)) {
      assertThat(hdf.getChildren()).containsOnlyKeys("xdirection");
      assertThat(hdf.getDatasetByPath("xdirection/0").getDimensions()).containsExactly(4, 3, 3, 3);
      assertThat(hdf.getDatasetByPath("xdirection/3").getDimensions()).containsExactly(4, 2, 3, 3);
      assertThat(hdf.getDatasetByPath("xdirection/6").isScalar()).isTrue();
      assertThat(hdf.getDatasetByPath("xdirection/0").getJavaType()).isEqualTo(float.class);
    }
  }

  @Test
  void runningStatisticsThatMove_areWrittenAsStates() {
    List<ParameterVector> states = List.of(Layouts.weights());
    Path file = folder.resolve("d.h5");
    DirectionFile.write(file, states);
    assertThat(DirectionFile.read(file, Layouts.SMALL)).isEqualTo(states);
  }

  @Test
  void batchCounters_areSkippedInStates() {
    Path file = folder.resolve("d.h5");
    ParameterVector weights = Layouts.weights();
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      WritableGroup group = hdf.putGroup("xdirection");
      int number = 0;
      for (int b = 0; b < Layouts.SMALL.blocks().size(); b++) {
        ParameterBlock block = Layouts.SMALL.block(b);
        group.putDataset(
            Integer.toString(number++), Hdf5Output.nested(weights.block(b), block.shape()));
        if (block.role() == ParameterRole.RUNNING_VARIANCE) {
          group.putDataset(Integer.toString(number++), 1234L);
        }
      }
    }
    assertThat(DirectionFile.read(file, Layouts.SMALL)).containsExactly(weights);
  }

  @Test
  void otherShape_isRefusedNamingBlockAndBothShapes() {
    Path file = folder.resolve("d.h5");
    DirectionFile.write(file, directions);
    List<ParameterBlock> blocks = new ArrayList<>(Layouts.SMALL.blocks());
    blocks.set(6, new ParameterBlock("fc.weight", List.of(8, 10), ParameterRole.WEIGHT));
    refused(
        file,
        new ParameterLayout(blocks),
        "block \"fc.weight\": \"xdirection/4\" is [10, 8], the model has [8, 10]");
  }

  @Test
  void otherNumberOfTensors_isRefusedWithTheNumbers() {
    Path file = folder.resolve("d.h5");
    DirectionFile.write(file, directions);
    ParameterLayout shorter = new ParameterLayout(Layouts.SMALL.blocks().subList(0, 4));
    refused(file, shorter, "\"xdirection\" holds 7 tensors, the model has 3 trainable ones and 4");
  }

  @Test
  void missingForeignAndNonFiniteFiles_areRefused() throws Exception {
    refused(folder.resolve("absent.h5"), Layouts.SMALL, "does not exist");
    refused(
        Files.writeString(folder.resolve("t.h5"), "hello".repeat(30)),
        Layouts.SMALL,
        "not an HDF5 file");
    Path empty = folder.resolve("empty.h5");
    try (WritableHdfFile hdf = HdfFile.write(empty)) {
      hdf.putDataset("train_loss", new double[] {1});
    }
    refused(empty, Layouts.SMALL, "no group \"xdirection\"");
    Path infinite = folder.resolve("inf.h5");
    float[] values = directions.get(0).toArray();
    values[5] = Float.POSITIVE_INFINITY;
    DirectionFile.write(infinite, List.of(ParameterVector.of(Layouts.SMALL, values)));
    refused(infinite, Layouts.SMALL, "\"conv.weight\" (\"xdirection/0\") holds NaN or infinite");
  }

  @Test
  void referenceFile_hasTheReferenceNorm() {
    Path file = SharedInputs.file("reference/resnet56_1d_21_directions.h5");
    ParameterLayout layout = layoutOf(file);
    assertThat(layout.blocks()).hasSize(173);
    List<ParameterVector> read = DirectionFile.read(file, layout);
    double referenceNorm = 21.647982;
    assertThat(read).hasSize(1);
    assertThat(read.get(0).norm()).isCloseTo(referenceNorm, Offset.offset(1e-6 * referenceNorm));
    Path copy = folder.resolve("copy.h5");
    DirectionFile.write(copy, read);
    assertThat(DirectionFile.read(copy, layout)).isEqualTo(read);
  }

  private static ParameterLayout layoutOf(Path file) {
    List<ParameterBlock> blocks = new ArrayList<>();
    try (Hdf5Input input = Hdf5Input.open(file)) {
      for (int i = 0; i < input.names("xdirection").size(); i++) {
        List<Integer> shape = input.shape("xdirection/" + i);
        blocks.add(new ParameterBlock("block" + i, shape, ParameterRole.WEIGHT));
      }
    }
    return new ParameterLayout(blocks);
  }

  private static void refused(Path file, ParameterLayout layout, String reason) {
    assertThatThrownBy(() -> DirectionFile.read(file, layout))
        .isInstanceOf(InputFileException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(reason)
        .message()
        .doesNotContain("\n");
  }
}
