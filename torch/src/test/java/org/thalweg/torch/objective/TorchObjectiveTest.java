// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Architectures;
import org.thalweg.torch.model.Initialization;

class TorchObjectiveTest {
  /** Single precision against double on this network, relative. */
  private static final double SINGLE = 1e-5;

  private final Architecture architecture = Architectures.named("resnet8-digits");
  private final ParameterVector centre = Initialization.of(architecture, 1).plus(0.3, noise(2));
  private final Subspace plane = new Subspace(centre, List.of(noise(3), noise(4)));
  private final TorchObjective objective = objective(32, Precision.FP32);

  private ParameterVector noise(long seed) {
    return Initialization.of(architecture, seed).withZero(block -> !block.role().trainable());
  }

  private TorchObjective objective(int batchSize, Precision precision) {
    return new TorchObjective(
        architecture,
        centre,
        SyntheticImages.bars(100),
        new TorchObjective.Options(batchSize, precision));
  }

  @AfterEach
  void close() {
    objective.close();
  }

  @Test
  void origin_isTheCentreBitForBit() {
    try (Slice slice = objective.restrictedTo(plane)) {
      assertThat(slice.measure(Coordinates.of(0, 0))).isEqualTo(objective.measure(centre));
    }
  }

  @Test
  void everyPoint_isThatOfTheSubspaceBitForBit() {
    try (Slice slice = objective.restrictedTo(plane)) {
      for (double x : new double[] {-1, 0.37, 1}) {
        Coordinates at = Coordinates.of(x, 0.1 - x);
        assertThat(slice.measure(at)).isEqualTo(objective.measure(plane.pointAt(at)));
      }
    }
  }

  @Test
  void threads_changeNoBit() throws Exception {
    List<Coordinates> points = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      points.add(Coordinates.of(Math.sin(i), Math.cos(3 * i)));
    }
    ExecutorService workers = Executors.newFixedThreadPool(4);
    try (Slice slice = objective.restrictedTo(plane)) {
      List<Measurement> alone = points.stream().map(slice::measure).toList();
      List<Future<Measurement>> together =
          points.stream().map(point -> workers.submit(() -> slice.measure(point))).toList();
      for (int i = 0; i < points.size(); i++) {
        assertThat(together.get(i).get()).isEqualTo(alone.get(i));
      }
    } finally {
      workers.shutdown();
    }
  }

  @Test
  void hundredEvaluations_keepNoHandles() {
    try (Slice slice = objective.restrictedTo(plane)) {
      slice.measure(Coordinates.of(0, 0));
      long before = NativeScope.liveHandles();
      for (int i = 0; i < 100; i++) {
        slice.measure(Coordinates.of(0.01 * i, 0));
      }
      assertThat(NativeScope.liveHandles()).isLessThanOrEqualTo(before);
    }
  }

  @Test
  void chunks_changeRoundingOnly() {
    try (TorchObjective whole = objective(100, Precision.FP32)) {
      double chunked = objective.measure(centre).get(0);
      assertThat(whole.measure(centre).get(0)).isCloseTo(chunked, within(SINGLE * chunked));
    }
  }

  @Test
  void doublePrecision_agreesWithSingle() {
    try (TorchObjective exact = objective(32, Precision.FP64);
        Slice precise = exact.restrictedTo(plane);
        Slice slice = objective.restrictedTo(plane)) {
      Coordinates at = Coordinates.of(0.4, -0.7);
      double expected = precise.measure(at).get(0);
      assertThat(slice.measure(at).get(0)).isCloseTo(expected, within(SINGLE * expected));
    }
  }

  @Test
  void frozenStatistics_ignoreTheDirectionsOwn() {
    ParameterVector moving = Initialization.of(architecture, 3);
    Subspace withStatistics = new Subspace(centre, List.of(moving));
    Subspace without = new Subspace(centre, List.of(noise(3)));
    try (Slice a = objective.restrictedTo(withStatistics);
        Slice b = objective.restrictedTo(without)) {
      Coordinates at = Coordinates.of(-1);
      assertThat(a.measure(at)).isEqualTo(b.measure(at));
    }
  }

  @Test
  void notANumber_isMeasuredNotThrown() {
    float[] broken = centre.toArray();
    broken[0] = Float.NaN;
    ParameterVector point = ParameterVector.of(architecture.layout(), broken);
    assertThat(objective.measure(point).get(0)).isNaN();
  }

  @Test
  void overflow_isMeasuredNotThrown() {
    float[] huge = centre.toArray();
    Arrays.fill(huge, 0, 72, Float.MAX_VALUE);
    ParameterVector point = ParameterVector.of(architecture.layout(), huge);
    assertThat(Double.isFinite(objective.measure(point).get(0))).isFalse();
  }

  @Test
  void channels_areNamedForTheSplit() {
    assertThat(objective.channels())
        .extracting(Channel::name)
        .containsExactly("train_loss", "train_acc", "train_loss_se");
  }

  @Test
  void closedSliceOrObjective_refusesInsteadOfReadingFreedMemory() {
    Slice slice = objective.restrictedTo(plane);
    slice.close();
    assertThatThrownBy(() -> slice.measure(Coordinates.of(0, 0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("this slice is closed");
    try (Slice open = objective.restrictedTo(plane)) {
      objective.close();
      assertThatThrownBy(() -> open.measure(Coordinates.of(0, 0)))
          .hasMessage("this objective is closed");
    }
  }

  @Test
  void misfits_areRefusedWithBothSides() {
    Architecture other = Architectures.named("resnet20");
    Dataset digits = SyntheticImages.bars(10);
    TorchObjective.Options options = TorchObjective.Options.DEFAULT;
    assertThatThrownBy(() -> new TorchObjective(other, centre, digits, options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("resnet20 needs parameters of");
    ParameterVector fits = Initialization.of(other, 0);
    assertThatThrownBy(() -> new TorchObjective(other, fits, digits, options))
        .hasMessage("resnet20 takes images of 3×32×32, got bars of 1×8×8");
    assertThatThrownBy(() -> new TorchObjective.Options(-1, Precision.FP32))
        .hasMessageContaining("got -1");
    try (Slice slice = objective.restrictedTo(plane)) {
      assertThatThrownBy(() -> slice.measure(Coordinates.of(1)))
          .hasMessageContaining("takes 2 coordinates");
    }
  }
}
