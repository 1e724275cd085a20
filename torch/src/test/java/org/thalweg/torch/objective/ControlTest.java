// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.reader.Datasets;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Architectures;
import org.thalweg.torch.model.Initialization;
import org.thalweg.torch.script.ScriptFixtures;
import org.thalweg.torch.script.ScriptedModule;

class ControlTest {
  private final Architecture architecture = Architectures.named("resnet8-digits");
  private final Dataset digits = Datasets.read("digits", Optional.empty(), "train");
  private final ParameterVector start = Initialization.of(architecture, 3);

  private TorchObjective objective(Precision precision) {
    TorchObjective.Options options = new TorchObjective.Options(20, precision);
    return new TorchObjective(architecture, start, digits, options);
  }

  @Test
  void everyTwentiethChunk_isHeldBesideSinglePrecision() {
    List<ImageChunk> chunks =
        IntStream.range(0, 90)
            .mapToObj(i -> ImageChunk.of(digits, new int[] {i}, Precision.FP32))
            .toList();
    Control control = new Control(1, 90);
    assertThat(control.of(chunks)).hasSize(5).contains(chunks.get(0), chunks.get(80));
    LossTally tally = new LossTally(LossFunction.HINGE, 90);
    for (int i = 0; i < 90; i++) {
      // A hinge of 1 + i at the control chunks, of 1 elsewhere.
      tally.add(new double[] {0, i % 20 == 0 ? i : 0}, new int[] {0});
    }
    assertThat(control.mean(tally)).isCloseTo(1 + (20 + 40 + 60 + 80) / 5.0, within(1e-12));
  }

  @Test
  void deviation_isRelativeDownToAThousandth() {
    assertThat(Control.deviation(1.01, 1)).isCloseTo(0.01 / 1.001, within(1e-12));
    assertThat(Control.deviation(1e-6, 0)).isCloseTo(1e-3, within(1e-12));
    assertThat(Control.deviation(Double.NaN, Double.NaN)).isZero();
    assertThat(Control.deviation(1, Double.NaN)).isInfinite();
    assertThat(Control.holds(Control.deviation(1, Double.POSITIVE_INFINITY))).isFalse();
  }

  @Test
  void everyPoint_tellsHowFarItIsOff_orIsSinglePrecisions() {
    Subspace line = new Subspace(start, List.of(start));
    try (TorchObjective single = objective(Precision.FP32);
        TorchObjective reduced = objective(Precision.BF16);
        Slice exact = single.restrictedTo(line);
        Slice slice = reduced.restrictedTo(line)) {
      assertThat(slice.channels())
          .extracting(Channel::name)
          .containsExactly(
              "train_loss",
              "train_acc",
              "train_loss_se",
              "train_bf16_deviation",
              "train_bf16_recomputed");
      for (double x : new double[] {-1, -0.5, 0, 0.25}) {
        Measurement measured = slice.measure(Coordinates.of(x));
        double loss = exact.measure(Coordinates.of(x)).get(0);
        if (measured.get(4) == 1) {
          assertThat(measured.get(0)).isEqualTo(loss);
          assertThat(measured.get(3)).isGreaterThan(0.01);
        } else {
          assertThat(measured.get(0)).isCloseTo(loss, within(0.05 * (loss + 1e-3)));
          assertThat(measured.get(3)).isLessThanOrEqualTo(0.01);
        }
        assertThat(slice.measure(Coordinates.of(x))).isEqualTo(measured);
      }
    }
  }

  @Test
  void gradients_areSinglePrecisions() {
    try (TorchObjective single = objective(Precision.FP32);
        TorchObjective reduced = objective(Precision.BF16)) {
      assertThat(reduced.gradient(start)).isEqualTo(single.gradient(start));
    }
  }

  @Test
  void programsOfTheirOwn_areRefused() {
    ScriptedModule module = ScriptFixtures.module("convolutional");
    assertThatThrownBy(
            () ->
                new ScriptedObjective(
                    module,
                    module.parameters(),
                    ScriptFixtures.images(),
                    new TorchObjective.Options(4, Precision.BF16)))
        .hasMessageContaining("computes in fp32 or fp64");
  }
}
