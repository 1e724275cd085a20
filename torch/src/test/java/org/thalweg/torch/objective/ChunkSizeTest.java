// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.landscape.objective.BatchNormPolicy;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Architectures;
import org.thalweg.torch.model.ShapeTrace;

class ChunkSizeTest {
  private static final TorchObjective.Options OPTIONS = TorchObjective.Options.DEFAULT;

  /** The largest activation is what a stage's convolutions make, or the image itself. */
  @ParameterizedTest
  @CsvSource({
    "resnet56, 16384, 25",
    "resnet20_noshort, 16384, 25",
    "vgg9, 65536, 25",
    "lenet5, 4704, 89",
    "resnet8-digits, 512, 500",
    "softmax, 64, 500",
  })
  void followsFromTheLargestActivation(String name, long largest, int images) {
    Architecture architecture = Architectures.named(name);
    assertThat(ShapeTrace.of(architecture).largestActivation()).isEqualTo(largest);
    assertThat(ChunkSize.settled(OPTIONS, architecture).batchSize()).isEqualTo(images);
  }

  @Test
  void whoSaysHowMany_isHeard() {
    Architecture architecture = Architectures.named("resnet20");
    assertThat(ChunkSize.settled(OPTIONS.withBatchSize(7), architecture).batchSize()).isEqualTo(7);
  }

  /** There a batch is what statistics are estimated on, and part of the method. */
  @Test
  void recomputedStatistics_keepTheirBatch() {
    TorchObjective.Options recomputed = OPTIONS.with(BatchNormPolicy.RECOMPUTED);
    assertThat(ChunkSize.settled(recomputed, Architectures.named("resnet20")).batchSize())
        .isEqualTo(125);
    assertThat(ChunkSize.settled(recomputed, Architectures.named("vgg9_nobn")).batchSize())
        .isEqualTo(25);
  }
}
