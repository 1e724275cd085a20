// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.analysis.curvature.Hessian;
import org.thalweg.landscape.analysis.curvature.ParameterSelection;
import org.thalweg.landscape.analysis.symmetry.Permutations;
import org.thalweg.landscape.objective.BatchNormPolicy;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.parameters.RandomStream;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.engine.TorchEngine;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Architectures;
import org.thalweg.torch.model.Initialization;
import org.thalweg.torch.model.layer.ImageShape;
import org.thalweg.torch.script.ScriptFixtures;
import org.thalweg.torch.script.ScriptedModule;

class HessianTest {
  /** Of central differences of gradients: few kinks are crossed, little is lost to rounding. */
  private static final double STEP = 1e-6;

  /** What they leave, relative to the largest entry. */
  private static final double DIFFERENCES = 1e-6;

  /** Rounding in double precision, relative. */
  private static final double ROUNDING = 1e-12;

  private static final double SYMMETRY = 1e-10;

  private final Dataset images = SyntheticImages.bars(40);

  private static TorchObjective.Options options(int batchSize, Precision precision) {
    return new TorchObjective.Options(batchSize, precision);
  }

  /** A point that no gradient vanishes at. */
  private static ParameterVector moved(Architecture architecture) {
    ParameterVector noise =
        Initialization.of(architecture, 3).withZero(block -> !block.role().trainable());
    return Initialization.of(architecture, 1).plus(0.5, noise);
  }

  private static double[] vector(int size, String name) {
    RandomStream stream = RandomStream.of(5, name);
    double[] vector = new double[size];
    Arrays.setAll(vector, i -> stream.nextGaussian() / Math.sqrt(size));
    return vector;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double distance(double[] a, double[] b) {
    double[] difference = new double[a.length];
    Arrays.setAll(difference, i -> a[i] - b[i]);
    return Math.sqrt(dot(difference, difference));
  }

  /** The gradient at {@code point} + {@code step} · {@code vector}, all of it in double. */
  private static double[] slope(
      SampledObjective objective, ParameterVector point, double step, double[] vector) {
    ParameterSelection all = ParameterSelection.all(point.layout());
    double[] moved = new double[point.layout().size()];
    Arrays.setAll(moved, point::get);
    int[] entries = all.entries();
    for (int i = 0; i < entries.length; i++) {
      moved[entries[i]] += step * vector[i];
    }
    ImageChunk whole = objective.firstChunk();
    double[] sum =
        TorchEngine.load()
            .differentiate(
                "differences", () -> objective.gradient(HostArrays.toTensor(moved), whole));
    return Arrays.stream(sum).map(x -> x / whole.count()).toArray();
  }

  private static double[] difference(
      SampledObjective objective, ParameterVector point, double[] vector) {
    double[] above = slope(objective, point, STEP, vector);
    double[] below = slope(objective, point, -STEP, vector);
    Arrays.setAll(above, i -> (above[i] - below[i]) / (2 * STEP));
    return above;
  }

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "mlp:12x8, CROSS_ENTROPY",
    "mlp:12x8, MSE",
    "mlp:12x8, SQUARED",
    "mlp:12x8, FOCAL",
    "mlp:12x8, HINGE",
    "softmax, HINGE"
  })
  void everyColumn_isTheDifferenceOfGradients(String name, LossFunction loss) {
    Architecture architecture = Architectures.named(name);
    ParameterVector point = moved(architecture);
    try (TorchObjective objective =
            new TorchObjective(
                architecture, point, images, options(40, Precision.FP64).with(loss));
        Hessian hessian = objective.hessian(point, ParameterSelection.all(point.layout()))) {
      double largest = 0;
      double worst = 0;
      for (int j = 0; j < hessian.size(); j++) {
        double[] unit = new double[hessian.size()];
        unit[j] = 1;
        double[] found = hessian.times(unit);
        double[] column = difference(objective, point, unit);
        for (int i = 0; i < column.length; i++) {
          largest = Math.max(largest, Math.abs(found[i]));
          worst = Math.max(worst, Math.abs(found[i] - column[i]));
        }
      }
      assertThat(worst).isLessThanOrEqualTo(DIFFERENCES * Math.max(largest, 1e-3));
      boolean linear = name.equals("softmax");
      assertThat(largest).satisfies(l -> assertThat(l == 0).isEqualTo(linear));
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"resnet8-digits", "autoencoder:6x3", "lenet5", "vgg9", "vit-small", "densenet121"})
  void productOfEveryFamily_isTheDifferenceOfGradients(String name) {
    boolean colour = List.of("vgg9", "vit-small", "densenet121").contains(name);
    ImageShape shape = new ImageShape(colour ? 3 : 1, 12, 12);
    Architecture architecture =
        name.equals("lenet5") || colour
            ? Architectures.named(name, shape, 10)
            : Architectures.named(name);
    ParameterVector point = moved(architecture);
    Dataset some = colour || name.equals("lenet5") ? SyntheticImages.noise(4, shape) : images;
    try (TorchObjective objective =
            new TorchObjective(
                architecture,
                point,
                some,
                options(40, Precision.FP64)
                    .with(
                        name.startsWith("auto")
                            ? LossFunction.SQUARED
                            : LossFunction.CROSS_ENTROPY));
        Hessian hessian = objective.hessian(point, ParameterSelection.all(point.layout()))) {
      double[] vector = vector(hessian.size(), "v");
      double[] product = hessian.times(vector);
      double norm = Math.sqrt(dot(product, product));
      assertThat(norm).isPositive();
      assertThat(distance(product, difference(objective, point, vector)))
          .isLessThan(10 * DIFFERENCES * norm);
      double[] other = vector(hessian.size(), "u");
      assertThat(dot(other, product))
          .isCloseTo(dot(vector, hessian.times(other)), within(SYMMETRY * norm));
      assertThat(distance(hessian.gradient(), slope(objective, point, 0, vector)))
          .isLessThan(ROUNDING * (1 + norm));
    }
  }

  @Test
  void permutedHiddenUnits_permuteTheHessianAndLeaveItsSpectrum() {
    Permutations permuted = Permutations.random(SmallNetwork.ARCHITECTURE.unitGroups(), 3);
    ParameterVector point = SmallNetwork.centre();
    ParameterVector vector = SmallNetwork.noise(4);
    ParameterSelection all = ParameterSelection.all(point.layout());
    try (TorchObjective objective =
            new TorchObjective(
                SmallNetwork.ARCHITECTURE, point, images, options(40, Precision.FP64));
        Hessian here = objective.hessian(point, all);
        Hessian there = objective.hessian(permuted.apply(point), all)) {
      ParameterVector expected =
          permuted.apply(all.vectorOf(here.times(all.coordinatesOf(vector))));
      ParameterVector found = all.vectorOf(there.times(all.coordinatesOf(permuted.apply(vector))));
      assertThat(permuted.moved()).isPositive();
      assertThat(found.minus(expected).norm()).isLessThan(DIFFERENCES * expected.norm());
    }
  }

  @Test
  void weightsAlone_areABlockOfTheWhole() {
    Architecture architecture = SmallNetwork.ARCHITECTURE;
    ParameterVector point = SmallNetwork.centre();
    ParameterSelection all = ParameterSelection.all(architecture.layout());
    ParameterSelection weights = ParameterSelection.weights(architecture.layout());
    try (TorchObjective objective =
            new TorchObjective(architecture, point, images, options(40, Precision.FP64));
        Hessian whole = objective.hessian(point, all);
        Hessian part = objective.hessian(point, weights)) {
      double[] vector = vector(weights.size(), "v");
      assertThat(part.times(vector))
          .isEqualTo(whole.restrictedTo(weights.within(all)).times(vector));
    }
  }

  @Test
  void chunks_averageToTheWhole() {
    // A reference that adds mini-batches' products without dividing scales with their number.
    ParameterVector point = SmallNetwork.centre();
    double[] vector = vector(ParameterSelection.all(point.layout()).size(), "v");
    double[] expected = product(point, options(40, Precision.FP64), vector);
    for (int batchSize : new int[] {7, 20, 39}) {
      assertThat(distance(product(point, options(batchSize, Precision.FP64), vector), expected))
          .as("batches of %d", batchSize)
          .isLessThan(ROUNDING * Math.sqrt(dot(expected, expected)));
    }
  }

  private double[] product(ParameterVector point, TorchObjective.Options options, double[] vector) {
    try (TorchObjective objective =
            new TorchObjective(SmallNetwork.ARCHITECTURE, point, images, options);
        Hessian hessian = objective.hessian(point, ParameterSelection.all(point.layout()))) {
      return hessian.times(vector);
    }
  }

  @Test
  void threadsAndKeptGraphs_changeNoBit() {
    ParameterVector point = SmallNetwork.centre();
    ParameterSelection all = ParameterSelection.all(point.layout());
    double[] vector = vector(all.size(), "v");
    try (TorchObjective objective =
            new TorchObjective(
                SmallNetwork.ARCHITECTURE, point, images, options(9, Precision.FP32));
        Hessian kept = objective.hessian(point, all)) {
      double[] expected = kept.times(vector);
      for (int threads : new int[] {1, 2, 5}) {
        ForkJoinPool pool = new ForkJoinPool(threads);
        assertThat(pool.submit(() -> kept.times(vector)).join()).isEqualTo(expected);
        try (Hessian fresh = objective.hessian(point, all)) {
          assertThat(pool.submit(() -> fresh.times(vector)).join()).isEqualTo(expected);
        }
        pool.shutdown();
      }
    }
  }

  @Test
  void twoHundredProducts_keepNoHandles() {
    ParameterVector point = SmallNetwork.centre();
    ParameterSelection all = ParameterSelection.all(point.layout());
    double[] vector = vector(all.size(), "v");
    try (TorchObjective objective =
        new TorchObjective(SmallNetwork.ARCHITECTURE, point, images, options(20, Precision.FP32))) {
      objective.hessian(point, all).close();
      long before = NativeScope.liveHandles();
      for (int i = 0; i < 20; i++) {
        try (Hessian hessian = objective.hessian(point, all)) {
          for (int k = 0; k < 10; k++) {
            hessian.times(vector);
          }
        }
      }
      assertThat(NativeScope.liveHandles()).isLessThanOrEqualTo(before);
    }
  }

  @Test
  void scriptsReplicas_comeBack() {
    ScriptedModule module = ScriptFixtures.module("convolutional");
    ParameterVector point = module.parameters();
    ParameterSelection all = ParameterSelection.all(point.layout());
    double[] vector = vector(all.size(), "v");
    try (ScriptedObjective objective =
        new ScriptedObjective(
            module, point, ScriptFixtures.images(), options(25, Precision.FP64))) {
      double[] expected;
      try (Hessian hessian = objective.hessian(point, all)) {
        expected = hessian.times(vector);
        // Other points, measured meanwhile, move other replicas.
        objective.gradient(point.plus(0.5, ScriptFixtures.direction(point)));
        objective.measure(point.plus(0.5, ScriptFixtures.direction(point)));
        assertThat(hessian.times(vector)).isEqualTo(expected);
      }
      long before = NativeScope.liveHandles();
      for (int i = 0; i < 10; i++) {
        try (Hessian hessian = objective.hessian(point, all)) {
          assertThat(hessian.times(vector)).isEqualTo(expected);
        }
      }
      assertThat(NativeScope.liveHandles()).isLessThanOrEqualTo(before);
    }
  }

  @Test
  void closedObjective_closesItsHessians() {
    ParameterVector point = SmallNetwork.centre();
    TorchObjective objective =
        new TorchObjective(SmallNetwork.ARCHITECTURE, point, images, options(20, Precision.FP32));
    Hessian hessian = objective.hessian(point, ParameterSelection.all(point.layout()));
    objective.close();
    assertThatThrownBy(() -> hessian.times(new double[hessian.size()]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is closed");
  }

  @Test
  void recomputedStatistics_areRefused() {
    ParameterVector point = SmallNetwork.centre();
    try (TorchObjective objective =
        new TorchObjective(
            SmallNetwork.ARCHITECTURE,
            point,
            images,
            options(20, Precision.FP32).with(BatchNormPolicy.RECOMPUTED))) {
      assertThatThrownBy(() -> objective.hessian(point, ParameterSelection.all(point.layout())))
          .hasMessageContaining("use bn frozen");
    }
  }
}
