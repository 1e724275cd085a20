// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.DatasetInfo;
import org.thalweg.torch.data.ImageFormat;
import org.thalweg.torch.data.Normalization;
import org.thalweg.torch.data.Targets;
import org.thalweg.torch.data.Task;
import org.thalweg.torch.data.reader.Datasets;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.NativeOwner;
import org.thalweg.torch.engine.NativeScope;

class ImageChunkTest {
  private static final SampleStorage HEAVY = new SampleStorage(1e9);
  private static final SampleStorage LIGHT = new SampleStorage(100);

  @Test
  void rowsOfATable_haveTwoAxes() {
    Dataset iris = Datasets.read("iris", Optional.empty(), "train");
    try (NativeScope scope = NativeScope.open();
        NativeOwner owner = new NativeOwner("these samples")) {
      List<ImageChunk> chunks = ImageChunk.of(iris, 100, Precision.FP64, HEAVY, owner);
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

  /** Every byte in every channel, under a normalisation that rounds. */
  @ParameterizedTest
  @ValueSource(
      strings = {"0.5/0.5", "0.1307/0.3081", "0.4914,0.4822,0.4465/0.247,0.2435,0.2616", "none"})
  void bytesNormalisedAsTheyPass_haveTheBitsOfTheDataSet(String normalization) {
    int images = 64;
    ImageFormat format = new ImageFormat(3, 2, 2, 255);
    byte[] bytes = new byte[images * format.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i / 12 * 4 + i % 4);
    }
    Dataset dataset =
        Dataset.of(
            new DatasetInfo("a", "train", List.of("x"), format, Normalization.parse(normalization)),
            bytes,
            new int[images]);
    long before = NativeScope.liveHandles();
    try (NativeOwner owner = new NativeOwner("these samples")) {
      List<ImageChunk> chunks = ImageChunk.of(dataset, 50, Precision.FP32, HEAVY, owner);
      assertThat(NativeScope.liveHandles()).as("nothing is kept natively").isEqualTo(before);
      for (int at = 0; at < 2; at++) {
        try (NativeScope scope = NativeScope.open()) {
          Tensor seen = chunks.get(at).images();
          assertThat(seen.is_contiguous(torch.MemoryFormat.ChannelsLast)).isTrue();
          assertThat(HostArrays.toFloats(seen))
              .containsExactly(dataset.normalized(50 * at, at == 0 ? 50 : 14));
        }
      }
    }
  }

  @Test
  void images_stayBytes_unlessTheyAreFewAndTheNetworkIsLight() {
    Dataset digits = Datasets.read("digits", Optional.empty(), "train");
    Dataset table = Datasets.read("breast-cancer", Optional.empty(), "train");
    assertThat(HEAVY.asBytes(digits)).isTrue();
    assertThat(LIGHT.asBytes(digits)).isFalse();
    assertThat(HEAVY.asBytes(table)).isFalse();
    int many = (1 << 24) / 64 + 1;
    Dataset large = Dataset.of(digits.info(), new byte[many * 64], new int[many]);
    assertThat(LIGHT.asBytes(large)).isTrue();
    try (NativeScope scope = NativeScope.open();
        NativeOwner light = new NativeOwner("some");
        NativeOwner heavy = new NativeOwner("others")) {
      List<ImageChunk> kept = ImageChunk.of(digits, 500, Precision.FP32, LIGHT, light);
      List<ImageChunk> passing = ImageChunk.of(digits, 500, Precision.FP32, HEAVY, heavy);
      assertThat(HostArrays.toFloats(passing.get(2).images()))
          .containsExactly(HostArrays.toFloats(kept.get(2).images()));
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
