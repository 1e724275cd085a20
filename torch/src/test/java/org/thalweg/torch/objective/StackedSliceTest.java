// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.ImageFormat;
import org.thalweg.torch.data.SampleSelection;
import org.thalweg.torch.data.Targets;
import org.thalweg.torch.data.Task;
import org.thalweg.torch.data.reader.Datasets;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Architectures;
import org.thalweg.torch.model.Initialization;
import org.thalweg.torch.model.layer.ImageShape;

/** Blocks of points against the network itself, and against themselves in other blocks. */
class StackedSliceTest {
  /** Of a mean loss; both sides are single precision up to the loss. */
  private static final double SINGLE = 1e-6;

  /** Of a standard error, whose squares are single as well. */
  private static final double SPREAD = 1e-5;

  /** Of a loss whose margins are as large as 100: a unit in their last place is 10⁻⁵. */
  private static final double FAR = 3e-5;

  private static final int LOSS = 0;
  private static final int SCORE = 1;
  private static final int STANDARD_ERROR = 2;

  private static Architecture architecture(String name, Dataset data) {
    ImageFormat format = data.info().format();
    ImageShape shape = new ImageShape(format.channels(), format.height(), format.width());
    int outputs =
        data.targets() instanceof Targets.Classes ? data.info().classes().size() : data.outputs();
    return Architectures.named(name, shape, outputs);
  }

  /** A model, two directions and an objective on them. */
  private static final class Scene implements AutoCloseable {
    final Subspace plane;
    final TorchObjective objective;
    final Slice slice;

    Scene(String name, Dataset data, LossFunction loss, double scale) {
      this(architecture(name, data), data, loss, scale);
    }

    private Scene(Architecture net, Dataset data, LossFunction loss, double scale) {
      ParameterVector centre = Initialization.of(net, 1).plus(scale - 1, Initialization.of(net, 1));
      plane = new Subspace(centre, List.of(Initialization.of(net, 2), Initialization.of(net, 3)));
      objective = new TorchObjective(net, centre, data, TorchObjective.Options.DEFAULT.with(loss));
      slice = objective.restrictedTo(plane);
    }

    Measurement plain(Coordinates point) {
      return objective.measure(plane.pointAt(point));
    }

    @Override
    public void close() {
      slice.close();
      objective.close();
    }
  }

  /** A data set, or noise of so many pixels a side, such as {@code noise15}. */
  private static Dataset data(String name) {
    if (name.startsWith("noise")) {
      int extent = Integer.parseInt(name.substring("noise".length()));
      return SyntheticImages.noise(90, new ImageShape(extent % 2 + 1, extent, extent));
    }
    Dataset all = Datasets.read(name, Optional.empty(), "train");
    return name.equals("digits") ? all.select(first(700)) : all;
  }

  private static SampleSelection first(int count) {
    return SampleSelection.parse("first:" + count, 0);
  }

  private static List<Coordinates> points(int count, double spread) {
    Random random = new Random(count);
    List<Coordinates> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      points.add(Coordinates.of(spread * random.nextGaussian(), spread * random.nextGaussian()));
    }
    return points;
  }

  @ParameterizedTest(name = "{0} on {1}, {2}")
  @CsvSource({
    "softmax, iris, CROSS_ENTROPY",
    "softmax, digits, CROSS_ENTROPY",
    "softmax, iris, HINGE",
    "softmax, iris, MSE",
    "softmax, iris, FOCAL",
    "svm, breast-cancer, HINGE",
    "logistic, breast-cancer, LOGISTIC",
    "logistic, breast-cancer, CROSS_ENTROPY",
    "mlp:32, digits, CROSS_ENTROPY",
    "mlp:8, iris, FOCAL",
    "mlp:16x12, digits, HINGE",
    "mlp:16x12x8, digits, MSE",
    "mlp:8, breast-cancer, LOGISTIC",
    "lenet5, noise12, CROSS_ENTROPY",
    "lenet5, noise15, HINGE",
    "lenet5, noise28, CROSS_ENTROPY",
    "lenet5, noise32, FOCAL"
  })
  void everyPoint_isThatOfTheNetwork(String name, String source, LossFunction loss) {
    Dataset data = data(source);
    try (Scene scene = new Scene(name, data, loss, 1)) {
      assertThat(scene.slice.blockSize()).isGreaterThan(1);
      List<Coordinates> points = points(40, 0.7);
      List<Measurement> together = scene.slice.measureAll(points);
      for (int i = 0; i < points.size(); i++) {
        assertClose(together.get(i), scene.plain(points.get(i)), data.count());
      }
    }
  }

  private static void assertClose(Measurement stacked, Measurement plain, int samples) {
    assertThat(stacked.size()).isEqualTo(plain.size());
    assertThat(stacked.get(LOSS)).isCloseTo(plain.get(LOSS), relative(plain.get(LOSS), SINGLE));
    assertThat(stacked.get(STANDARD_ERROR))
        .isCloseTo(plain.get(STANDARD_ERROR), relative(plain.get(STANDARD_ERROR), SPREAD));
    // A sample between two classes may fall to either side.
    assertThat(stacked.get(SCORE)).isCloseTo(plain.get(SCORE), within(100.5 / samples));
  }

  private static org.assertj.core.data.Offset<Double> relative(double value, double tolerance) {
    return within(Math.abs(value) * tolerance);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"linear", "mlp:8"})
  void numbers_areThoseOfTheNetwork(String name) {
    Dataset data = data("iris").forTask(Task.REGRESSION);
    try (Scene scene = new Scene(name, data, LossFunction.SQUARED, 1)) {
      assertThat(scene.slice.blockSize()).isGreaterThan(1);
      for (Coordinates point : points(20, 0.7)) {
        assertClose(scene.slice.measure(point), scene.plain(point), 1);
      }
    }
  }

  @Test
  void autoencoder_isThatOfTheNetwork() {
    Dataset data = data("digits").forTask(Task.RECONSTRUCTION);
    try (Scene scene = new Scene("autoencoder:16x4", data, LossFunction.SQUARED, 1)) {
      assertThat(scene.slice.blockSize()).isGreaterThan(1);
      for (Coordinates point : points(20, 0.7)) {
        assertClose(scene.slice.measure(point), scene.plain(point), 1);
      }
    }
  }

  /** Softmax regression by its formula, in double. */
  @ParameterizedTest(name = "weights times {0}")
  @ValueSource(doubles = {1, 30, 1000})
  void softmaxRegression_isItsClosedForm(double scale) {
    Dataset iris = data("iris");
    try (Scene scene = new Scene("softmax", iris, LossFunction.CROSS_ENTROPY, scale)) {
      for (Coordinates point : points(20, scale)) {
        double expected = 0;
        for (int i = 0; i < iris.count(); i++) {
          expected += crossEntropy(scene.plane, point, iris, i) / iris.count();
        }
        assertThat(scene.slice.measure(point).get(LOSS))
            .isCloseTo(expected, relative(expected, SINGLE));
      }
    }
  }

  private static double crossEntropy(Subspace plane, Coordinates point, Dataset data, int sample) {
    float[] x = data.normalized(sample, 1);
    int classes = data.info().classes().size();
    double[] logits = new double[classes];
    for (int k = 0; k < classes; k++) {
      logits[k] = parameter(plane, point, classes * x.length + k);
      for (int j = 0; j < x.length; j++) {
        logits[k] += parameter(plane, point, k * x.length + j) * x[j];
      }
    }
    return CrossEntropy.loss(logits, 0, classes, ((Targets.Classes) data.targets()).label(sample));
  }

  private static double parameter(Subspace plane, Coordinates point, int entry) {
    double sum = plane.centre().get(entry);
    for (int k = 0; k < point.dimension(); k++) {
      sum += point.get(k) * plane.directions().get(k).get(entry);
    }
    return sum;
  }

  /** One sample that is right by a margin of m: ln(1 + e^−m) is e^−m to all digits. */
  @Test
  void tinyLoss_isNotRoundedAway() {
    Dataset iris = data("iris").select(first(2));
    Architecture net = architecture("softmax", iris);
    float[] values = new float[net.layout().size()];
    values[values.length - iris.info().classes().size()] = 1;
    ParameterVector bias = ParameterVector.of(net.layout(), values);
    Subspace line = new Subspace(bias, List.of(bias));
    try (TorchObjective objective =
            new TorchObjective(net, bias, iris, TorchObjective.Options.DEFAULT);
        Slice slice = objective.restrictedTo(line)) {
      for (double margin : new double[] {10, 40, 80}) {
        double expected = Math.log1p(2 * Math.exp(-margin));
        assertThat(slice.measure(Coordinates.of(margin - 1)).get(LOSS))
            .isCloseTo(expected, relative(expected, SINGLE));
      }
    }
  }

  @ParameterizedTest(name = "{0} on {1}")
  @CsvSource({
    "softmax, iris",
    "softmax, digits",
    "svm, breast-cancer",
    "mlp:32, digits",
    "mlp:5, iris",
    "mlp:16x12, digits",
    "mlp:3, breast-cancer",
    "lenet5, noise15",
    "lenet5, noise28"
  })
  void orderGroupingAndThreads_changeNoBit(String name, String source) throws Exception {
    try (Scene scene =
        new Scene(
            name,
            data(source),
            name.equals("svm") ? LossFunction.HINGE : LossFunction.CROSS_ENTROPY,
            1)) {
      boolean slow = name.equals("lenet5");
      List<Coordinates> points = new ArrayList<>(points(slow ? 40 : 600, 1));
      points.addAll(points(slow ? 10 : 100, 200));
      List<Measurement> alone = points.stream().map(scene.slice::measure).toList();
      ExecutorService workers = Executors.newFixedThreadPool(3);
      try {
        for (int round = 0; round < 4; round++) {
          List<Future<Boolean>> same = new ArrayList<>();
          for (List<Integer> group : groups(points.size(), new Random(round))) {
            same.add(workers.submit(() -> sameBits(scene.slice, points, alone, group)));
          }
          for (Future<Boolean> each : same) {
            assertThat(each.get()).isTrue();
          }
        }
      } finally {
        workers.shutdown();
      }
    }
  }

  /** All indices in random order, in groups of random sizes. */
  private static List<List<Integer>> groups(int count, Random random) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    List<List<Integer>> groups = new ArrayList<>();
    int from = 0;
    while (from < count) {
      int to = Math.min(count, from + 1 + random.nextInt(400));
      groups.add(order.subList(from, to));
      from = to;
    }
    return groups;
  }

  private static boolean sameBits(
      Slice slice, List<Coordinates> points, List<Measurement> alone, List<Integer> group) {
    List<Measurement> together = slice.measureAll(group.stream().map(points::get).toList());
    assertThat(together).isEqualTo(group.stream().map(alone::get).toList());
    return true;
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"softmax, iris", "mlp:8, iris", "lenet5, noise12"})
  void hugeCoordinates_areWhatTheNetworkMakesOfThem(String name, String source) {
    try (Scene scene = new Scene(name, data(source), LossFunction.CROSS_ENTROPY, 1)) {
      List<Coordinates> points = new ArrayList<>();
      for (double x : new double[] {1e4, 1e15, 1e25, 1e30, 1e37, 1e38, 1e39, 1e300}) {
        points.add(Coordinates.of(x, 0));
        points.add(Coordinates.of(-x, x));
      }
      points.add(Coordinates.of(Double.NaN, 0));
      points.add(Coordinates.of(Double.POSITIVE_INFINITY, 1));
      points.add(Coordinates.of(0.5, 0.5));
      List<Measurement> together = scene.slice.measureAll(points);
      for (int i = 0; i < points.size(); i++) {
        double plain = scene.plain(points.get(i)).get(LOSS);
        double stacked = together.get(i).get(LOSS);
        if (Double.isFinite(plain)) {
          assertThat(stacked).as("%s", points.get(i)).isCloseTo(plain, relative(plain, FAR));
        } else {
          assertThat(stacked).as("%s", points.get(i)).isEqualTo(Double.valueOf(plain));
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"softmax", "mlp:8"})
  void notANumber_isMeasuredNotThrown(String name) {
    Dataset iris = data("iris");
    Architecture net = architecture(name, iris);
    float[] broken = Initialization.of(net, 0).toArray();
    broken[0] = Float.NaN;
    ParameterVector centre = ParameterVector.of(net.layout(), broken);
    Subspace line = new Subspace(centre, List.of(Initialization.of(net, 1)));
    try (TorchObjective objective =
            new TorchObjective(net, centre, iris, TorchObjective.Options.DEFAULT);
        Slice slice = objective.restrictedTo(line)) {
      assertThat(slice.measureAll(List.of(Coordinates.of(0), Coordinates.of(1))))
          .allSatisfy(m -> assertThat(m.get(LOSS)).isNaN());
    }
  }

  /** At (1 + x) θ = 0 all logits are equal, and the first class is the predicted one. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"softmax", "mlp:8"})
  void equalLogits_countAsTheFirstClass(String name) {
    Dataset iris = data("iris");
    Architecture net = architecture(name, iris);
    ParameterVector centre = Initialization.of(net, 1);
    try (TorchObjective objective =
            new TorchObjective(net, centre, iris, TorchObjective.Options.DEFAULT);
        Slice slice = objective.restrictedTo(new Subspace(centre, List.of(centre)))) {
      Measurement nothing = slice.measure(Coordinates.of(-1));
      assertThat(nothing.get(LOSS)).isCloseTo(Math.log(3), within(SINGLE));
      assertThat(nothing.get(SCORE)).isCloseTo(100.0 / 3, within(SINGLE));
      assertThat(nothing.get(STANDARD_ERROR)).isZero();
    }
  }

  /** Closer than single precision tells coordinates apart: the loss still tells them apart. */
  @Test
  void neighboursBelowSinglePrecision_stayApart() {
    try (Scene scene = new Scene("softmax", data("iris"), LossFunction.CROSS_ENTROPY, 1)) {
      double step = 1e-9;
      double left = scene.slice.measure(Coordinates.of(1, 0)).get(LOSS);
      double right = scene.slice.measure(Coordinates.of(1 + step, 0)).get(LOSS);
      assertThat(right).isCloseTo(left, within(1e-6));
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"mlp:300", "resnet8-digits"})
  void largeNetworks_goAlone(String name) {
    try (Scene scene =
        new Scene(name, data("digits").select(first(20)), LossFunction.CROSS_ENTROPY, 1)) {
      assertThat(scene.slice.blockSize()).isEqualTo(1);
      Coordinates point = Coordinates.of(0.1, 0.2);
      assertThat(scene.slice.measureAll(List.of(point)))
          .containsExactly(scene.slice.measure(point));
    }
  }
}
