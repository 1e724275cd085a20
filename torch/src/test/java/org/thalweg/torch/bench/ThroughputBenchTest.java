// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.thalweg.torch.data.reader.Datasets;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Architectures;
import org.thalweg.torch.model.Initialization;
import org.thalweg.torch.objective.Precision;
import org.thalweg.torch.objective.TorchObjective;

class ThroughputBenchTest {
  private static final double ROUNDING = 1e-12;

  @Test
  void shares_followFromTheRates() {
    Throughput throughput = new Throughput(100, 9, 3, 2e11, 3e11, 200_000_000, 0);
    assertThat(throughput.imagesPerSecond()).isCloseTo(900, within(900 * ROUNDING));
    assertThat(throughput.ceilingImagesPerSecond()).isCloseTo(1500, within(1500 * ROUNDING));
    assertThat(throughput.ceilingShare()).isCloseTo(0.6, within(ROUNDING));
    assertThat(throughput.naiveRatio()).isCloseTo(3, within(3 * ROUNDING));
  }

  @ParameterizedTest
  @EnumSource
  void everyRate_isMeasuredAndNothingIsLeftBehind(Precision precision) {
    Architecture architecture = Architectures.named("resnet8-digits");
    long before = NativeScope.liveHandles();
    try (TorchObjective objective =
        new TorchObjective(
            architecture,
            Initialization.of(architecture, 0),
            Datasets.read("digits", Optional.empty(), "train"),
            new TorchObjective.Options(125, precision))) {
      Throughput measured = new ThroughputBench(objective, 2).run(0.01);
      assertThat(measured.imagesPerSecond()).isPositive().isFinite();
      assertThat(measured.naiveImagesPerSecond()).isPositive().isFinite();
      assertThat(measured.gemmFlops()).isGreaterThan(1e9);
      assertThat(measured.convolutionFlops()).isPositive().isFinite();
      assertThat(measured.flopsPerImage()).isEqualTo(architecture.flopsPerImage());
    }
    assertThat(NativeScope.liveHandles()).isLessThanOrEqualTo(before);
  }
}
