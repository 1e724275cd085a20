// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.landscape.direction.Ignore;
import org.thalweg.landscape.direction.RandomDirections;
import org.thalweg.landscape.direction.Rescaling;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.reader.Datasets;
import org.thalweg.torch.objective.Precision;
import org.thalweg.torch.objective.TorchObjective;

class MultilayerPerceptronTest {
  private static final double DOUBLE = 1e-12;

  private final Architecture mlp = Architectures.named("mlp-digits");

  @Test
  void layout_isThatOfASequentialModule() {
    assertThat(mlp.layout().blocks())
        .extracting(ParameterBlock::name)
        .containsExactly("0.weight", "0.bias", "2.weight", "2.bias", "4.weight", "4.bias");
    assertThat(mlp.layout().blocks())
        .extracting(ParameterBlock::shape)
        .containsExactly(
            List.of(32, 64),
            List.of(32),
            List.of(32, 32),
            List.of(32),
            List.of(10, 32),
            List.of(10));
    assertThat(mlp.layout().trainableSize()).isEqualTo(3466);
    assertThat(mlp.flopsPerImage()).isEqualTo(2 * (64 * 32 + 32 * 32 + 32 * 10));
  }

  @Test
  void forward_equalsPlainJava() {
    ParameterVector parameters = Probe.unevenly(mlp);
    float[] images = Probe.images(mlp, 5);
    double[] expected = new double[50];
    for (int n = 0; n < 5; n++) {
      double[] activation = new double[64];
      for (int p = 0; p < 64; p++) {
        activation[p] = images[n * 64 + p];
      }
      for (int layer = 0; layer < 3; layer++) {
        activation = layer(parameters, layer, activation);
      }
      System.arraycopy(activation, 0, expected, n * 10, 10);
    }
    assertThat(Probe.logits(mlp, parameters, images)).containsExactly(expected, within(DOUBLE));
  }

  private static double[] layer(ParameterVector parameters, int layer, double[] input) {
    float[] weight = parameters.block(2 * layer);
    float[] bias = parameters.block(2 * layer + 1);
    double[] output = new double[bias.length];
    for (int i = 0; i < output.length; i++) {
      output[i] = bias[i];
      for (int j = 0; j < input.length; j++) {
        output[i] += weight[i * input.length + j] * input[j];
      }
      output[i] = layer < 2 ? Math.max(0, output[i]) : output[i];
    }
    return output;
  }

  @Test
  void tooFewWidths_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MultilayerPerceptron(List.of(64)))
        .withMessage("a perceptron needs the widths of input and output, got [64]");
  }

  /** Layer l times cₗ, its bias times c₁ ⋯ cₗ, product 1: powers of two are exact. */
  @ParameterizedTest
  @CsvSource({"FP32, 1e-6", "FP64, 1e-12"})
  void layerUniformRescaling_leavesTheFilterNormalisedSurface(
      Precision precision, double tolerance) {
    ParameterVector centre = Probe.unevenly(mlp);
    double[] rescaledTo = {8, 8, 4, 4, 1, 1};
    double[] rescaledFrom = {1, 1, 8, 1, 4, 1};
    float[] values = centre.toArray();
    for (int b = 0; b < 6; b++) {
      for (int i = mlp.layout().offset(b); i < mlp.layout().offset(b + 1); i++) {
        values[i] *= (float) (rescaledTo[b] / rescaledFrom[b]);
      }
    }
    double[] surface = surface(centre, Rescaling.FILTER, precision);
    ParameterVector rescaled = ParameterVector.of(mlp.layout(), values);
    assertThat(surface(rescaled, Rescaling.FILTER, precision))
        .containsExactly(surface, within(tolerance));
    assertThat(Arrays.stream(surface).max().orElseThrow())
        .isGreaterThan(1.1 * Arrays.stream(surface).min().orElseThrow());
    assertThat(Probe.difference(surface(rescaled, Rescaling.NONE, precision), surface))
        .isGreaterThan(0.1);
  }

  private double[] surface(ParameterVector centre, Rescaling rescaling, Precision precision) {
    Dataset digits = Datasets.read("digits", Optional.empty(), "test");
    Subspace plane =
        new Subspace(
            centre, new RandomDirections(rescaling, Ignore.BIASBN, 2).directions(centre, 2));
    double[] losses = new double[15];
    try (TorchObjective objective =
            new TorchObjective(mlp, centre, digits, new TorchObjective.Options(125, precision));
        Slice slice = objective.restrictedTo(plane)) {
      for (int i = 0; i < losses.length; i++) {
        Coordinates at = Coordinates.of(i % 5 * 0.5 - 1, i / 5 - 1.0);
        losses[i] = slice.measure(at).get(0);
      }
    }
    return losses;
  }
}
