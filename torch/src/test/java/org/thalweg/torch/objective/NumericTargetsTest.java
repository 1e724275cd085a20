// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.parameters.RandomStream;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.DatasetInfo;
import org.thalweg.torch.data.ImageFormat;
import org.thalweg.torch.data.Normalization;
import org.thalweg.torch.data.SampleSelection;
import org.thalweg.torch.data.Targets;
import org.thalweg.torch.data.Task;
import org.thalweg.torch.data.reader.Datasets;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Architectures;
import org.thalweg.torch.model.Initialization;
import org.thalweg.torch.model.layer.ImageShape;

/** Regression and reconstruction as objectives. */
class NumericTargetsTest {
  private static final double POLYNOMIAL = 1e-10;
  private static final double DOUBLE = 1e-13;
  private static final double DIFFERENCES = 1e-6;
  private static final int SAMPLES = 90;
  private static final int FEATURES = 5;
  private static final int OUTPUTS = 3;

  private final float[] x = gaussians(SAMPLES * FEATURES, "x");
  private final float[] y = gaussians(SAMPLES * OUTPUTS, "y");
  private final Dataset numbers =
      Dataset.of(
          new DatasetInfo(
              "numbers", "train", List.of(), ImageFormat.row(FEATURES), Normalization.NONE),
          x,
          Targets.Values.of(y, OUTPUTS));
  private final Architecture linear =
      Architectures.named("linear", new ImageShape(FEATURES, 1, 1), OUTPUTS);

  private static float[] gaussians(int count, String name) {
    RandomStream random = RandomStream.of(5, name);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private ParameterVector vector(String name) {
    return ParameterVector.of(linear.layout(), gaussians(linear.layout().size(), name));
  }

  private static TorchObjective.Options options(int batch, Precision precision) {
    return new TorchObjective.Options(batch, precision).with(LossFunction.SQUARED);
  }

  private TorchObjective objective(ParameterVector centre) {
    return new TorchObjective(linear, centre, numbers, options(32, Precision.FP64));
  }

  /** XWᵀ + b, minus the targets if asked for. */
  private double[] answers(ParameterVector at, boolean minusTargets) {
    float[] weight = at.block(0);
    float[] bias = at.block(1);
    double[] out = new double[SAMPLES * OUTPUTS];
    for (int i = 0; i < SAMPLES; i++) {
      for (int k = 0; k < OUTPUTS; k++) {
        double sum = bias[k] - (minusTargets ? (double) y[i * OUTPUTS + k] : 0);
        for (int j = 0; j < FEATURES; j++) {
          sum += (double) weight[k * FEATURES + j] * x[i * FEATURES + j];
        }
        out[i * OUTPUTS + k] = sum;
      }
    }
    return out;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum / a.length;
  }

  @Test
  void linearRegression_isAPolynomialOfSixCoefficients() {
    ParameterVector centre = vector("centre");
    ParameterVector along = vector("u");
    ParameterVector across = vector("v");
    double[] r = answers(centre, true);
    double[] u = answers(along, false);
    double[] v = answers(across, false);
    try (TorchObjective objective = objective(centre);
        Slice slice = objective.restrictedTo(new Subspace(centre, List.of(along, across)))) {
      for (double a = -3; a <= 3; a += 0.75) {
        for (double b = -2; b <= 2; b += 0.8) {
          double expected =
              dot(r, r)
                  + 2 * a * dot(r, u)
                  + 2 * b * dot(r, v)
                  + a * a * dot(u, u)
                  + 2 * a * b * dot(u, v)
                  + b * b * dot(v, v);
          assertThat(slice.measure(Coordinates.of(a, b)).get(0))
              .isCloseTo(expected, within(POLYNOMIAL * expected));
        }
      }
    }
  }

  @Test
  void gradient_isTwiceTheResidualsOnTheSamples() {
    ParameterVector centre = vector("centre");
    double[] r = answers(centre, true);
    try (TorchObjective objective = objective(centre)) {
      ParameterVector gradient = objective.gradient(centre);
      for (String name : List.of("u", "v")) {
        double slope = 2 * dot(r, answers(vector(name), false));
        assertThat(gradient.dot(vector(name)))
            .isCloseTo(slope, within(DIFFERENCES * Math.abs(slope)));
      }
    }
  }

  @Test
  void modelOfTheMeans_explainsNothing_andIsTheLossOfChance() {
    float[] values = new float[linear.layout().size()];
    for (int i = 0; i < SAMPLES; i++) {
      for (int k = 0; k < OUTPUTS; k++) {
        values[OUTPUTS * FEATURES + k] += y[i * OUTPUTS + k] / SAMPLES;
      }
    }
    ParameterVector means = ParameterVector.of(linear.layout(), values);
    try (TorchObjective objective = objective(means)) {
      assertThat(objective.channels().stream().map(Channel::name))
          .containsExactly("train_loss", "train_r2", "train_loss_se");
      Measurement measured = objective.measure(means);
      assertThat(measured.get(1)).isCloseTo(0, within(DIFFERENCES));
      assertThat(measured.get(0)).isCloseTo(objective.chanceLoss(), within(DIFFERENCES));
      assertThat(objective.lossName()).isEqualTo("squared (regression)");
    }
  }

  @Test
  void exactModel_explainsEverything() {
    ParameterVector truth = vector("centre");
    double[] exact = answers(truth, false);
    float[] targets = new float[exact.length];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = (float) exact[i];
    }
    Dataset told = Dataset.of(numbers.info(), x, Targets.Values.of(targets, OUTPUTS));
    try (TorchObjective objective =
        new TorchObjective(linear, truth, told, options(32, Precision.FP64))) {
      Measurement measured = objective.measure(truth);
      assertThat(measured.get(0)).isLessThan(1e-12);
      assertThat(measured.get(1)).isCloseTo(1, within(1e-12));
    }
  }

  private static Dataset digits() {
    return Datasets.read("digits", Optional.empty(), "train")
        .select(SampleSelection.parse("first:60", 0))
        .forTask(Task.RECONSTRUCTION);
  }

  @Test
  void blindAutoencoder_losesTheSquaresOfThePixels() {
    Dataset digits = digits();
    Architecture autoencoder = Architectures.named("autoencoder:5");
    double squares = 0;
    for (float pixel : digits.normalized()) {
      squares += (double) pixel * pixel;
    }
    ParameterVector blind = ParameterVector.zero(autoencoder.layout());
    try (TorchObjective objective =
        new TorchObjective(autoencoder, blind, digits, options(25, Precision.FP64))) {
      assertThat(objective.measure(blind).get(0))
          .isCloseTo(squares / digits.count() / 64, within(DOUBLE * squares));
      assertThat(objective.lossName()).isEqualTo("squared (reconstruction)");
    }
  }

  @Test
  void autoencodersGradient_isItsSlope() {
    Architecture autoencoder = Architectures.named("autoencoder:9x5");
    ParameterVector centre = Initialization.of(autoencoder, 1);
    ParameterVector direction = Initialization.of(autoencoder, 2);
    try (TorchObjective objective =
            new TorchObjective(autoencoder, centre, digits(), options(25, Precision.FP64));
        Slice slice = objective.restrictedTo(new Subspace(centre, List.of(direction)))) {
      double step = 1e-5;
      double above = slice.measure(Coordinates.of(step)).get(0);
      double below = slice.measure(Coordinates.of(-step)).get(0);
      double slope = (above - below) / (2 * step);
      assertThat(objective.gradient(centre).dot(direction))
          .isCloseTo(slope, within(1e-5 * Math.abs(slope)));
    }
  }

  @ParameterizedTest
  @EnumSource(names = "SQUARED", mode = EnumSource.Mode.EXCLUDE)
  void lossesOfClasses_areRefused(LossFunction loss) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new TorchObjective(
                    linear, vector("centre"), numbers, TorchObjective.Options.DEFAULT.with(loss)))
        .withMessage("targets that are numbers go with loss squared, got %s", loss.cliName());
  }

  @Test
  void otherNumberOfOutputs_isRefused() {
    Architecture two = Architectures.named("linear", new ImageShape(FEATURES, 1, 1), 2);
    ParameterVector fresh = Initialization.of(two, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TorchObjective(two, fresh, numbers, options(9, Precision.FP32)))
        .withMessage("linear gives 2 numbers a sample, but the targets of numbers are 3");
  }

  @Test
  void meanSquaredError_ofNumbers_isTheirSquares() {
    assertThat(LossFunction.named("mse", numbers)).isEqualTo(LossFunction.SQUARED);
    assertThat(LossFunction.named("mse", Datasets.read("iris", Optional.empty(), "train")))
        .isEqualTo(LossFunction.MSE);
  }
}
