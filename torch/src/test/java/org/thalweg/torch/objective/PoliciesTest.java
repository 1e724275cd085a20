// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.thalweg.landscape.objective.BatchNormPolicy;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.objective.DeterminismCheck;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.DatasetInfo;
import org.thalweg.torch.data.ImageFormat;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Initialization;
import org.thalweg.torch.model.LinearNetwork;

/** What becomes of running statistics away from the centre. */
class PoliciesTest {
  /** Statistics rounded to single precision between two computations in double, relative. */
  private static final double ROUNDED_STATISTICS = 1e-6;

  /**
   * What ε leaves of the invariance: 10⁻⁵ beside a variance of 0.4, of which a halved filter leaves
   * 0.1; relative.
   */
  private static final double EPSILON_EFFECT = 1e-4;

  private static final int BN_CLAMPED = 3;

  private final Architecture architecture = SmallNetwork.ARCHITECTURE;
  private final ParameterLayout layout = SmallNetwork.LAYOUT;
  private final ParameterVector centre = SmallNetwork.centre();
  private final Dataset images = SyntheticImages.bars(100);

  private TorchObjective objective(BatchNormPolicy policy, Precision precision) {
    TorchObjective.Options options = new TorchObjective.Options(32, precision).with(policy);
    return new TorchObjective(architecture, centre, images, options);
  }

  private TorchObjective objective(BatchNormPolicy policy) {
    return objective(policy, Precision.FP32);
  }

  /** The centre with {@code value} in all blocks of {@code role}. */
  private ParameterVector with(ParameterRole role, float value) {
    float[] values = centre.toArray();
    for (int b = 0; b < layout.blocks().size(); b++) {
      if (layout.block(b).role() == role) {
        Arrays.fill(values, layout.offset(b), layout.offset(b + 1), value);
      }
    }
    return ParameterVector.of(layout, values);
  }

  @Test
  void withoutBatchNorm_everyPolicyIsFrozenBitByBit() {
    Architecture linear = LinearNetwork.architecture();
    ParameterVector start = Initialization.of(linear, 1);
    Subspace line = new Subspace(start, List.of(Initialization.of(linear, 2)));
    Measurement[] measured =
        Arrays.stream(BatchNormPolicy.values())
            .map(
                policy -> {
                  TorchObjective.Options options = TorchObjective.Options.DEFAULT.with(policy);
                  try (TorchObjective objective =
                          new TorchObjective(linear, start, images, options);
                      Slice slice = objective.restrictedTo(line)) {
                    return slice.measure(Coordinates.of(0.7));
                  }
                })
            .toArray(Measurement[]::new);
    assertThat(measured).hasSize(3).containsOnly(measured[0]);
  }

  @Test
  void interpolated_isFrozenWhereNoStatisticMoves() {
    Subspace plane = new Subspace(centre, List.of(SmallNetwork.noise(3), SmallNetwork.noise(4)));
    try (TorchObjective frozen = objective(BatchNormPolicy.FROZEN);
        TorchObjective moving = objective(BatchNormPolicy.INTERPOLATED);
        Slice a = frozen.restrictedTo(plane);
        Slice b = moving.restrictedTo(plane)) {
      Coordinates at = Coordinates.of(0.4, -0.9);
      Measurement expected = a.measure(at);
      assertThat(b.measure(at))
          .isEqualTo(Measurement.of(expected.get(0), expected.get(1), expected.get(2), 0));
    }
  }

  @Test
  void interpolated_movesStatisticsWithTheDirection() {
    Subspace line =
        new Subspace(centre, List.of(with(ParameterRole.RUNNING_MEAN, 0.2f).minus(centre)));
    Coordinates at = Coordinates.of(0.5);
    try (TorchObjective objective = objective(BatchNormPolicy.INTERPOLATED);
        Slice slice = objective.restrictedTo(line)) {
      assertThat(slice.measure(at)).isEqualTo(objective.measure(line.pointAt(at)));
      assertThat(slice.measure(at).get(0))
          .isEqualTo(objective.measure(with(ParameterRole.RUNNING_MEAN, 0.1f)).get(0));
      assertThat(slice.measure(at).get(0)).isNotEqualTo(slice.measure(Coordinates.of(0)).get(0));
    }
  }

  @Test
  void interpolated_raisesVariancesThatAreNotPositiveAndCountsThem() {
    ParameterVector statistics =
        with(ParameterRole.RUNNING_VARIANCE, 1).withZero(block -> block.role().trainable());
    Subspace line = new Subspace(centre, List.of(statistics));
    long variances =
        layout.blocks().stream()
            .filter(block -> block.role() == ParameterRole.RUNNING_VARIANCE)
            .mapToInt(ParameterBlock::size)
            .sum();
    try (TorchObjective objective = objective(BatchNormPolicy.INTERPOLATED);
        TorchObjective frozen = objective(BatchNormPolicy.FROZEN);
        Slice slice = objective.restrictedTo(line)) {
      assertThat(objective.channels())
          .extracting(Channel::name)
          .containsExactly("train_loss", "train_acc", "train_loss_se", "bn_clamped");
      assertThat(slice.measure(Coordinates.of(-0.999)).get(BN_CLAMPED)).isZero();
      Measurement raised = slice.measure(Coordinates.of(-3));
      assertThat(raised.get(BN_CLAMPED)).isEqualTo(variances);
      double expected = frozen.measure(with(ParameterRole.RUNNING_VARIANCE, 1e-12f)).get(0);
      assertThat(raised.get(0)).isCloseTo(expected, within(ROUNDED_STATISTICS * expected));
      assertThat(slice.measure(Coordinates.of(-1)).get(BN_CLAMPED)).isEqualTo(variances);
    }
  }

  @Test
  void recomputed_forgetsThePointsOwnStatistics() {
    try (TorchObjective objective = objective(BatchNormPolicy.RECOMPUTED)) {
      Measurement expected = objective.measure(centre);
      assertThat(objective.measure(with(ParameterRole.RUNNING_VARIANCE, Float.NaN)))
          .isEqualTo(expected);
      assertThat(objective.measure(with(ParameterRole.RUNNING_MEAN, 7))).isEqualTo(expected);
      try (Slice slice = objective.restrictedTo(new Subspace(centre, List.of(centre)))) {
        assertThat(slice.measure(Coordinates.of(0))).isEqualTo(expected);
      }
    }
  }

  @Test
  void recomputed_isFrozenAtTheEstimates() {
    try (TorchObjective recomputed = objective(BatchNormPolicy.RECOMPUTED, Precision.FP64);
        TorchObjective frozen = objective(BatchNormPolicy.FROZEN, Precision.FP64)) {
      double expected = recomputed.measure(centre).get(0);
      assertThat(frozen.measure(recomputed.settled(centre)).get(0))
          .isCloseTo(expected, within(ROUNDED_STATISTICS * expected));
      assertThat(frozen.measure(centre).get(0)).isNotCloseTo(expected, within(0.1));
    }
  }

  @Test
  void recomputed_estimatesOnTheImagesItIsGiven() {
    Dataset training = SyntheticImages.bars(70);
    TorchObjective.Options options =
        new TorchObjective.Options(32, Precision.FP32).with(BatchNormPolicy.RECOMPUTED);
    try (TorchObjective onTraining =
            new TorchObjective(architecture, centre, images, training, options);
        TorchObjective trainingAlone = new TorchObjective(architecture, centre, training, options);
        TorchObjective onItself = objective(BatchNormPolicy.RECOMPUTED)) {
      assertThat(onTraining.settled(centre)).isEqualTo(trainingAlone.settled(centre));
      assertThat(onTraining.settled(centre)).isNotEqualTo(onItself.settled(centre));
      assertThat(onTraining.sampleCount()).isEqualTo(100);
    }
  }

  @Test
  void recomputed_ignoresTheScaleOfEveryFilter() {
    float[] scaled = centre.toArray();
    for (int b = 0; b < layout.blocks().size(); b++) {
      ParameterBlock block = layout.block(b);
      int filter = block.rank() == 4 ? block.size() / block.shape().get(0) : 0;
      for (int i = 0; filter > 0 && i < block.size(); i++) {
        // Powers of two: nothing rounds, so all that is left is ε.
        scaled[layout.offset(b) + i] *= (float) Math.pow(2, (i / filter) % 4 - 1);
      }
    }
    ParameterVector rescaled = ParameterVector.of(layout, scaled);
    try (TorchObjective recomputed = objective(BatchNormPolicy.RECOMPUTED);
        TorchObjective frozen = objective(BatchNormPolicy.FROZEN)) {
      double expected = recomputed.measure(centre).get(0);
      assertThat(recomputed.measure(rescaled).get(0))
          .isCloseTo(expected, within(EPSILON_EFFECT * expected));
      assertThat(Math.abs(frozen.measure(rescaled).get(0) / frozen.measure(centre).get(0) - 1))
          .isGreaterThan(10 * EPSILON_EFFECT);
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void threads_changeNoBit(BatchNormPolicy policy) {
    Subspace plane =
        new Subspace(centre, List.of(SmallNetwork.noise(3), Initialization.of(architecture, 4)));
    List<Coordinates> points =
        IntStream.range(0, 12)
            .mapToObj(i -> Coordinates.of(Math.sin(i), 1.5 * Math.cos(3 * i)))
            .toList();
    try (TorchObjective objective = objective(policy);
        Slice slice = objective.restrictedTo(plane)) {
      DeterminismCheck.require(slice, points, 4);
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void fiveHundredPoints_keepNoHandles(BatchNormPolicy policy) {
    try (TorchObjective objective = objective(policy);
        Slice slice =
            objective.restrictedTo(new Subspace(centre, List.of(SmallNetwork.noise(3))))) {
      slice.measure(Coordinates.of(0));
      long before = NativeScope.liveHandles();
      for (int i = 0; i < 500; i++) {
        slice.measure(Coordinates.of(2e-3 * i));
      }
      assertThat(NativeScope.liveHandles()).isLessThanOrEqualTo(before);
    }
  }

  @Test
  void imagesToEstimateOn_haveToFit() {
    DatasetInfo ours = images.info();
    DatasetInfo wide =
        new DatasetInfo(
            "wide",
            ours.split(),
            ours.classes(),
            new ImageFormat(1, 8, 16, 255),
            ours.normalization());
    Dataset misfit = Dataset.of(wide, new byte[8 * 16], new int[] {0});
    TorchObjective.Options options = TorchObjective.Options.DEFAULT;
    assertThatThrownBy(() -> new TorchObjective(architecture, centre, images, misfit, options))
        .hasMessage("resnet8-digits takes images of 1×8×8, got wide of 1×8×16");
  }
}
