// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.parameters.RandomStream;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.reader.Datasets;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Architectures;
import org.thalweg.torch.model.layer.ImageShape;

/** Kernel machines on the breast-cancer table. */
class KernelMachineTest {
  /** Sums in another order, and gradients kept as floats. */
  private static final double SINGLE = 1e-6;

  private static final double DOUBLE = 1e-12;

  private static final int LANDMARKS = 40;

  private final Dataset data = Datasets.read("breast-cancer", Optional.empty(), "train");
  private final Architecture machine =
      Architectures.named("rbf-svm:" + LANDMARKS, new ImageShape(30, 1, 1), 2);

  private ParameterVector point(float gamma, float ridge) {
    float[] values = new float[machine.layout().size()];
    for (int j = 0; j < LANDMARKS; j++) {
      values[j] = (float) (Math.sin(j + 1) / 5);
    }
    values[LANDMARKS] = 0.25f;
    float[] rows = data.normalized(0, LANDMARKS);
    System.arraycopy(rows, 0, values, LANDMARKS + 1, rows.length);
    values[values.length - 2] = gamma;
    values[values.length - 1] = ridge;
    return ParameterVector.of(machine.layout(), values);
  }

  private TorchObjective objective(LossFunction loss, ParameterVector centre) {
    return new TorchObjective(
        machine, centre, data, new TorchObjective.Options(100, Precision.FP64).with(loss));
  }

  private static double[] golden(LossFunction loss) throws IOException {
    try (InputStream in = KernelMachineTest.class.getResourceAsStream("kernel.csv")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String line =
          text.lines().filter(l -> l.startsWith(loss.cliName())).findFirst().orElseThrow();
      return Arrays.stream(line.split(",")).skip(1).mapToDouble(Double::parseDouble).toArray();
    }
  }

  /** {@code src/test/python/kernel_golden.py}, by NumPy. */
  @ParameterizedTest
  @EnumSource(names = {"LOGISTIC", "HINGE"})
  void objectiveAndGradient_areNumPys(LossFunction loss) throws IOException {
    double[] golden = golden(loss);
    ParameterVector point = point(1 / 32f, 1 / 64f);
    try (TorchObjective objective = objective(loss, point)) {
      assertThat(objective.measure(point).get(0)).isCloseTo(golden[0], within(DOUBLE));
      ParameterVector gradient = objective.gradient(point);
      assertThat(gradient.block(1)[0]).isCloseTo((float) golden[1], within((float) SINGLE));
      for (int j = 0; j < LANDMARKS; j++) {
        assertThat((double) gradient.block(0)[j]).isCloseTo(golden[2 + j], within(SINGLE));
      }
      assertThat(gradient.norm(block -> !block.role().trainable())).isZero();
    }
  }

  @Test
  void penalty_isAChannelOfItsOwn() {
    ParameterVector point = point(1 / 32f, 1 / 64f);
    try (TorchObjective with = objective(LossFunction.HINGE, point);
        TorchObjective without = objective(LossFunction.HINGE, point(1 / 32f, 0))) {
      assertThat(with.channels().stream().map(Channel::name))
          .containsExactly("train_loss", "train_acc", "train_loss_se", "train_penalty");
      Measurement held = with.measure(point);
      assertThat(held.get(3)).isPositive();
      assertThat(held.get(0) - held.get(3))
          .isCloseTo(without.measure(point(1 / 32f, 0)).get(0), within(DOUBLE));
      assertThat(with.lossName()).isEqualTo("hinge + λ/2 aᵀKa");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LOGISTIC", "HINGE"})
  void everySlice_isConvex(LossFunction loss) {
    ParameterVector centre = point(1 / 32f, 1e-3f);
    try (TorchObjective objective = objective(loss, centre);
        Slice slice = objective.restrictedTo(new Subspace(centre, List.of(noise(1), noise(2))))) {
      int extent = 9;
      double[][] f = new double[extent][extent];
      for (int i = 0; i < extent; i++) {
        for (int j = 0; j < extent; j++) {
          f[i][j] = slice.measure(Coordinates.of(i - 4.0, j - 4.0)).get(0);
        }
      }
      for (int p = 0; p < extent * extent; p++) {
        for (int q = 0; q < p; q++) {
          int i = p / extent + q / extent;
          int j = p % extent + q % extent;
          if (i % 2 == 0 && j % 2 == 0) {
            double ends = (f[p / extent][p % extent] + f[q / extent][q % extent]) / 2;
            assertThat(f[i / 2][j / 2]).isLessThanOrEqualTo(ends + DOUBLE * ends);
          }
        }
      }
    }
  }

  /** In all blocks, the buffers too: a slice must leave those where they are. */
  private ParameterVector noise(long seed) {
    float[] values = new float[machine.layout().size()];
    RandomStream random = RandomStream.of(seed, "direction");
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return ParameterVector.of(machine.layout(), values);
  }

  @Test
  void slope_isThatOfTheGradient() {
    ParameterVector centre = point(1 / 32f, 1 / 64f);
    ParameterVector direction = noise(3).withZero(block -> !block.role().trainable());
    try (TorchObjective objective = objective(LossFunction.LOGISTIC, centre);
        Slice slice = objective.restrictedTo(new Subspace(centre, List.of(direction)))) {
      double above = slice.measure(Coordinates.of(1e-4)).get(0);
      double below = slice.measure(Coordinates.of(-1e-4)).get(0);
      double slope = (above - below) / 2e-4;
      assertThat(objective.gradient(centre).dot(direction)).isCloseTo(slope, within(SINGLE));
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 1e-20f})
  void kernelWithoutWidth_isConstant(float gamma) {
    ParameterVector point = point(gamma, 0);
    double score = 0.25;
    for (float a : point.block(0)) {
      score += a;
    }
    int benign = 357;
    double expected =
        (benign * Math.log1p(Math.exp(-score))
                + (data.count() - benign) * Math.log1p(Math.exp(score)))
            / data.count();
    try (TorchObjective objective = objective(LossFunction.LOGISTIC, point)) {
      assertThat(objective.measure(point).get(0)).isCloseTo(expected, within(DOUBLE));
    }
  }

  @Test
  void narrowKernel_interpolates() {
    Architecture all = Architectures.named("rbf-svm:569", new ImageShape(30, 1, 1), 2);
    float[] values = new float[all.layout().size()];
    for (int i = 0; i < data.count(); i++) {
      values[i] = data.label(i) == 1 ? 1 : -1;
    }
    System.arraycopy(data.normalized(), 0, values, 570, data.count() * 30);
    values[values.length - 2] = 1e4f;
    values[values.length - 1] = 1e-3f;
    ParameterVector point = ParameterVector.of(all.layout(), values);
    try (TorchObjective objective =
        new TorchObjective(
            all,
            point,
            data,
            new TorchObjective.Options(125, Precision.FP64).with(LossFunction.HINGE))) {
      Measurement measured = objective.measure(point);
      // K = I: every sample is told by its own landmark, and aᵀKa = n.
      assertThat(measured.get(0) - measured.get(3)).isCloseTo(0, within(1e-9));
      assertThat(measured.get(1)).isEqualTo(100);
      assertThat(measured.get(3)).isCloseTo(1e-3 / 2 * 569, within(1e-7));
    }
  }
}
