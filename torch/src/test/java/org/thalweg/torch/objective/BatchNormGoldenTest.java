// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.objective.BatchNormPolicy;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.SampleSelection;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Architectures;

/**
 * ResNet-56 under every policy and loss, against an independent implementation.
 *
 * <p>The values are what {@code src/test/python/batch_norm_golden.py} prints, in double precision
 * by PyTorch's own modules: 250 training images in two batches, along the reference's direction.
 */
class BatchNormGoldenTest {
  /** Single precision through 56 layers, relative. */
  private static final double SINGLE = 1e-4;

  /** Probabilities of 10⁻⁴ and their squares amplify the rounding of the logits. */
  private static final double SINGLE_NEAR_ZERO = 1e-3;

  /** One image of 250 may lie on the border, in percent. */
  private static final double ONE_IMAGE = 0.401;

  private final Architecture architecture = Architectures.named("resnet56");
  private final ParameterVector centre = RealInputs.released(architecture);
  private final Dataset images = RealInputs.cifar("train").select(new SampleSelection.First(250));
  private final ParameterVector direction = RealInputs.referenceDirection(architecture.layout());

  private TorchObjective objective(BatchNormPolicy policy, LossFunction loss) {
    return new TorchObjective(
        architecture, centre, images, TorchObjective.Options.DEFAULT.with(policy).with(loss));
  }

  private void requirePoint(
      TorchObjective objective, ParameterVector along, double x, double loss, double accuracy) {
    try (Slice slice = objective.restrictedTo(new Subspace(centre, List.of(along)))) {
      Measurement measured = slice.measure(Coordinates.of(x));
      double tolerance = loss < 1e-2 ? SINGLE_NEAR_ZERO : SINGLE;
      assertThat(measured.get(0)).as("loss at %s", x).isCloseTo(loss, within(tolerance * loss));
      assertThat(measured.get(1)).as("accuracy at %s", x).isCloseTo(accuracy, within(ONE_IMAGE));
    }
  }

  @Test
  void recomputedStatistics_giveThePyTorchValues() {
    try (TorchObjective objective =
        objective(BatchNormPolicy.RECOMPUTED, LossFunction.CROSS_ENTROPY)) {
      requirePoint(objective, direction, 0, 0.07345537209, 97.6);
      requirePoint(objective, direction, 0.5, 0.3373352044, 90.8);
      requirePoint(objective, direction, 1, 2.142855591, 42.8);
    }
  }

  @Test
  void halfWayToHalfOfEverything_givesThePyTorchValue() {
    ParameterVector toHalf = ParameterVector.zero(architecture.layout()).plus(-0.5, centre);
    try (TorchObjective objective =
        objective(BatchNormPolicy.INTERPOLATED, LossFunction.CROSS_ENTROPY)) {
      requirePoint(objective, toHalf, 0.5, 2.498371018, 9.2);
    }
  }

  @Test
  void squaredErrors_giveThePyTorchValues() {
    try (TorchObjective objective = objective(BatchNormPolicy.FROZEN, LossFunction.MSE)) {
      requirePoint(objective, direction, 0, 1.023026672e-06, 100);
      requirePoint(objective, direction, 0.5, 0.08690549572, 46.8);
    }
  }

  @Test
  void gradients_haveThePyTorchNorms() {
    ParameterVector moved = centre.plus(0.5, direction);
    try (TorchObjective crossEntropy =
            objective(BatchNormPolicy.FROZEN, LossFunction.CROSS_ENTROPY);
        TorchObjective squares = objective(BatchNormPolicy.FROZEN, LossFunction.MSE)) {
      assertThat(crossEntropy.gradient(moved).norm())
          .isCloseTo(133.4216736, within(SINGLE * 133.4216736));
      assertThat(squares.gradient(moved).norm())
          .isCloseTo(3.020170448, within(SINGLE * 3.020170448));
    }
  }
}
