// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.DatasetInfo;
import org.thalweg.torch.data.Datasets;
import org.thalweg.torch.data.ImageFormat;
import org.thalweg.torch.data.Normalization;
import org.thalweg.torch.data.Targets;
import org.thalweg.torch.data.Task;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.NativeScope;

class ImageChunkTest {
  @Test
  void rowsOfATable_haveTwoAxes() {
    Dataset iris = Datasets.read("iris", Optional.empty(), "train");
    try (NativeScope scope = NativeScope.open()) {
      List<ImageChunk> chunks = ImageChunk.of(iris, 100, Precision.FP64);
      Tensor rest = chunks.get(1).images();

      assertThat(chunks).hasSize(2);
      assertThat(rest.sizes().vec().get()).containsExactly(50, 4);
      assertThat(HostArrays.toFloats(rest)).containsExactly(iris.normalized(100, 50));
      assertThat(chunks.get(1).labels()).containsOnly(2).hasSize(50);
    }
  }

  @Test
  void images_haveFourAxesChannelsLastWhateverTheyAreKeptAs() {
    DatasetInfo info =
        new DatasetInfo(
            "a", "train", List.of("x"), new ImageFormat(2, 1, 2, 1), Normalization.NONE);
    byte[] bytes = {1, 2, 3, 4};
    float[] floats = {1, 2, 3, 4};
    try (NativeScope scope = NativeScope.open()) {
      for (Dataset kept :
          List.of(
              Dataset.of(info, bytes, new int[1]),
              Dataset.of(info, floats, Targets.Classes.of(0)))) {
        Tensor images = ImageChunk.of(kept, new int[] {0}, Precision.FP32).images();

        assertThat(images.sizes().vec().get()).containsExactly(1, 2, 1, 2);
        assertThat(images.is_contiguous(torch.MemoryFormat.ChannelsLast)).isTrue();
        assertThat(HostArrays.toFloats(images)).containsExactly(floats);
      }
    }
  }

  @Test
  void numericTargets_followTheirSamples() {
    Dataset numbers =
        Datasets.read("breast-cancer", Optional.empty(), "train").forTask(Task.REGRESSION);
    try (NativeScope scope = NativeScope.open()) {
      ImageChunk chunk = ImageChunk.of(numbers, new int[] {19, 0}, Precision.FP32);

      // Sample 19 is the first benign one.
      assertThat(((Targets.Values) chunk.targets()).toArray()).containsExactly(1, 0);
      assertThatThrownBy(chunk::labels).isInstanceOf(IllegalStateException.class);
    }
  }
}
