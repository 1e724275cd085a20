// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.thalweg.landscape.objective.BatchNormPolicy;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.LinearNetwork;

class GradientTest {
  /** Of central differences: narrow enough for ReLU's kinks, wide enough for rounding. */
  private static final double STEP = 1e-7;

  /** What central differences of that step leave, relative; 10⁻⁸ is seen. */
  private static final double DIFFERENCES = 1e-6;

  /** A gradient is rounded to single precision once. */
  private static final double ROUNDED = 1e-7;

  /** Variances divided by n − 1 rather than n: 13 % with 100 images here, 0.4 % with 400. */
  private static final double UNBIASED = 2e-2;

  private final Architecture architecture = SmallNetwork.ARCHITECTURE;
  private final ParameterVector centre = SmallNetwork.centre();
  private final Dataset images = SyntheticImages.bars(100);

  private TorchObjective objective(TorchObjective.Options options) {
    return new TorchObjective(architecture, centre, images, options);
  }

  private static TorchObjective.Options options(int batchSize, Precision precision) {
    return new TorchObjective.Options(batchSize, precision);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({"FROZEN, CROSS_ENTROPY", "FROZEN, MSE", "INTERPOLATED, CROSS_ENTROPY"})
  void gradient_isTheSlopeOfTheLoss(BatchNormPolicy policy, LossFunction loss) {
    try (TorchObjective objective =
        objective(options(32, Precision.FP64).with(policy).with(loss))) {
      ParameterVector gradient = objective.gradient(centre);
      for (ParameterVector direction :
          List.of(
              SmallNetwork.noise(3),
              along(ParameterRole.NORM_SCALE),
              along(ParameterRole.NORM_SHIFT))) {
        double expected = slope(objective, direction);
        assertThat(gradient.dot(direction))
            .isCloseTo(expected, within(DIFFERENCES * Math.abs(expected)));
        assertThat(Math.abs(expected)).isGreaterThan(1e-3);
      }
    }
  }

  /** Uneven steps in the blocks of {@code role} alone. */
  private ParameterVector along(ParameterRole role) {
    float[] steps = new float[architecture.layout().size()];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = 1 + (float) Math.sin(i);
    }
    return ParameterVector.of(architecture.layout(), steps).withZero(block -> block.role() != role);
  }

  private double slope(TorchObjective objective, ParameterVector direction) {
    try (Slice slice = objective.restrictedTo(new Subspace(centre, List.of(direction)))) {
      double above = slice.measure(Coordinates.of(STEP)).get(0);
      double below = slice.measure(Coordinates.of(-STEP)).get(0);
      return (above - below) / (2 * STEP);
    }
  }

  @Test
  void chunks_averageToTheWhole() {
    try (TorchObjective chunked = objective(options(32, Precision.FP64));
        TorchObjective whole = objective(options(100, Precision.FP64))) {
      ParameterVector expected = whole.gradient(centre);
      assertThat(chunked.gradient(centre).minus(expected).norm())
          .isLessThan(ROUNDED * expected.norm());
    }
  }

  @Test
  void threads_changeNoBit() {
    try (TorchObjective objective = objective(options(9, Precision.FP32))) {
      ParameterVector expected = objective.gradient(centre);
      for (int threads : new int[] {1, 2, 5}) {
        ForkJoinPool pool = new ForkJoinPool(threads);
        assertThat(pool.submit(() -> objective.gradient(centre)).join())
            .as("%d threads", threads)
            .isEqualTo(expected);
        pool.shutdown();
      }
    }
  }

  @Test
  void recomputedStatistics_followTheWeights() {
    // One chunk: its own statistics are the estimates, but for n / (n − 1) in the variance.
    TorchObjective.Options whole = options(400, Precision.FP64).with(BatchNormPolicy.RECOMPUTED);
    ParameterVector direction = along(ParameterRole.WEIGHT);
    try (TorchObjective recomputed =
        new TorchObjective(architecture, centre, SyntheticImages.bars(400), whole)) {
      double expected = slope(recomputed, direction);
      assertThat(recomputed.gradient(centre).dot(direction))
          .isCloseTo(expected, within(UNBIASED * Math.abs(expected)));
      assertThat(Math.abs(expected)).isGreaterThan(1e-3);
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void runningStatistics_haveNoSlope(BatchNormPolicy policy) {
    try (TorchObjective objective = objective(options(50, Precision.FP32).with(policy))) {
      ParameterVector gradient = objective.gradient(centre);
      assertThat(gradient.norm(block -> !block.role().trainable())).isZero();
      assertThat(gradient.norm()).isPositive();
    }
  }

  @Test
  void withoutBatchNorm_gradientIsTheSoftmaxMinusOneHot() {
    Architecture linear = LinearNetwork.architecture();
    ParameterVector origin = ParameterVector.zero(linear.layout());
    try (TorchObjective objective =
        new TorchObjective(linear, origin, images, TorchObjective.Options.DEFAULT)) {
      ParameterVector gradient = objective.gradient(origin);
      // A tenth of the images shows each class, and every class has a probability of a tenth.
      int bias = linear.layout().find("linear.bias").getAsInt();
      for (float slope : gradient.block(bias)) {
        assertThat(slope).isCloseTo(0, within((float) ROUNDED));
      }
      assertThat(gradient.norm()).isPositive();
    }
  }

  @Test
  void fiveHundredGradients_keepNoHandles() {
    try (TorchObjective objective =
        objective(options(50, Precision.FP32).with(BatchNormPolicy.RECOMPUTED))) {
      objective.gradient(centre);
      long before = NativeScope.liveHandles();
      for (int i = 0; i < 500; i++) {
        objective.gradient(centre);
      }
      assertThat(NativeScope.liveHandles()).isLessThanOrEqualTo(before);
    }
  }
}
