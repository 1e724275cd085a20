// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.objective.BatchNormPolicy;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.model.Architectures;
import org.thalweg.torch.model.Initialization;
import org.thalweg.torch.script.ScriptFixtures;
import org.thalweg.torch.script.ScriptedModule;

class ScriptedObjectiveTest {
  private static final int POINTS = 1_000;

  private final ScriptedModule module = ScriptFixtures.module("convolutional");
  private final ParameterVector centre = module.parameters();
  private final Subspace line = new Subspace(centre, List.of(ScriptFixtures.direction(centre)));

  private static ScriptedObjective objective(ScriptedModule module, BatchNormPolicy policy) {
    return new ScriptedObjective(
        module,
        module.parameters(),
        ScriptFixtures.images(),
        new TorchObjective.Options(25, Precision.FP32).with(policy));
  }

  private ScriptedObjective objective(BatchNormPolicy policy) {
    return objective(module, policy);
  }

  @Test
  void everyPoint_isThatOfTheSubspaceBitForBit() {
    try (ScriptedObjective objective = objective(BatchNormPolicy.FROZEN);
        Slice slice = objective.restrictedTo(line)) {
      for (double x : new double[] {0, -1, 0.37}) {
        Coordinates at = Coordinates.of(x);
        assertThat(slice.measure(at)).isEqualTo(objective.measure(line.pointAt(at)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void threads_changeNoBit(BatchNormPolicy policy) throws Exception {
    List<Coordinates> points = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      points.add(Coordinates.of(Math.sin(i)));
    }
    ExecutorService workers = Executors.newFixedThreadPool(4);
    try (ScriptedObjective objective = objective(policy);
        Slice slice = objective.restrictedTo(line)) {
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
  void threads_changeNoBitOfAGradient() {
    try (ScriptedObjective objective = objective(BatchNormPolicy.FROZEN)) {
      ParameterVector expected = objective.gradient(centre);
      for (int threads : new int[] {1, 3}) {
        ForkJoinPool pool = new ForkJoinPool(threads);
        assertThat(pool.submit(() -> objective.gradient(centre)).join()).isEqualTo(expected);
        pool.shutdown();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void thousandPoints_keepNoHandles(BatchNormPolicy policy) {
    long outside = NativeScope.liveHandles();
    try (ScriptedObjective objective = objective(policy);
        Slice slice = objective.restrictedTo(line)) {
      slice.measure(Coordinates.of(0));
      long before = NativeScope.liveHandles();
      for (int i = 0; i < POINTS; i++) {
        slice.measure(Coordinates.of(1e-3 * i));
      }
      assertThat(NativeScope.liveHandles()).isLessThanOrEqualTo(before);
    }
    assertThat(NativeScope.liveHandles()).isLessThanOrEqualTo(outside);
  }

  @Test
  void hundredGradients_keepNoHandles() {
    try (ScriptedObjective objective = objective(BatchNormPolicy.FROZEN)) {
      ForkJoinPool pool = new ForkJoinPool(1);
      pool.submit(() -> objective.gradient(centre)).join();
      long before = NativeScope.liveHandles();
      for (int i = 0; i < 100; i++) {
        pool.submit(() -> objective.gradient(centre)).join();
      }
      assertThat(NativeScope.liveHandles()).isLessThanOrEqualTo(before);
      pool.shutdown();
    }
  }

  @Test
  void interpolatedStatistics_moveWithTheDirection() {
    float[] moved = centre.toArray();
    int mean = module.layout().offset(module.layout().find("bn.running_mean").orElseThrow());
    moved[mean] += 1;
    ParameterVector there = ParameterVector.of(module.layout(), moved);
    Subspace toThere = new Subspace(centre, List.of(there.minus(centre)));
    try (ScriptedObjective moving = objective(BatchNormPolicy.INTERPOLATED);
        ScriptedObjective frozen = objective(BatchNormPolicy.FROZEN);
        Slice a = moving.restrictedTo(toThere);
        Slice b = frozen.restrictedTo(toThere)) {
      assertThat(moving.channels()).extracting(Channel::name).endsWith("bn_clamped");
      assertThat(a.measure(Coordinates.of(1)).get(0)).isEqualTo(frozen.measure(there).get(0));
      assertThat(b.measure(Coordinates.of(1))).isEqualTo(b.measure(Coordinates.of(0)));
      assertThat(a.measure(Coordinates.of(1)).get(0))
          .isNotEqualTo(b.measure(Coordinates.of(1)).get(0));
    }
  }

  @Test
  void recomputedStatistics_forgetThePointsOwn() {
    ParameterVector without = centre.withZero(block -> !block.role().trainable());
    try (ScriptedObjective objective = objective(BatchNormPolicy.RECOMPUTED);
        ScriptedObjective frozen = objective(BatchNormPolicy.FROZEN)) {
      assertThat(objective.measure(without)).isEqualTo(objective.measure(centre));
      double expected = objective.measure(centre).get(0);
      assertThat(frozen.measure(objective.settled(centre)).get(0))
          .isCloseTo(expected, within(1e-5 * expected));
    }
  }

  @Test
  void recomputedStatisticsOfATrace_areRefused() {
    ScriptedModule traced = ScriptFixtures.module("traced");
    assertThatThrownBy(() -> objective(traced, BatchNormPolicy.RECOMPUTED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("torch.jit.script(model)");
    try (ScriptedObjective a = objective(traced, BatchNormPolicy.FROZEN);
        ScriptedObjective b = objective(BatchNormPolicy.FROZEN)) {
      double expected = b.measure(centre).get(0);
      assertThat(a.measure(centre).get(0)).isCloseTo(expected, within(1e-6));
    }
  }

  @Test
  void notANumber_isMeasuredNotThrown() {
    float[] broken = centre.toArray();
    broken[0] = Float.NaN;
    try (ScriptedObjective objective = objective(BatchNormPolicy.FROZEN)) {
      assertThat(objective.measure(ParameterVector.of(module.layout(), broken)).get(0)).isNaN();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"noisy", "traced-training"})
  void moduleThatNeverAnswersAlike_isRefused(String name) {
    ScriptedModule noisy = ScriptFixtures.module(name);
    assertThatThrownBy(() -> objective(noisy, BatchNormPolicy.FROZEN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(name.equals("noisy") ? "dropout" : "model.eval()");
  }

  @Test
  void misfits_areRefusedWithBothSides() {
    ParameterVector others = Initialization.of(Architectures.named("mlp-digits"), 0);
    assertThatThrownBy(
            () ->
                new ScriptedObjective(
                    module, others, ScriptFixtures.images(), TorchObjective.Options.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(module.name() + " needs parameters of");
    assertThatThrownBy(
            () ->
                new ScriptedObjective(
                    module, centre, SyntheticImages.coloured(4), TorchObjective.Options.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not answer samples of 3×8×8 with logits")
        .hasMessageContaining("channels");
  }

  @Test
  void closedObjective_refusesInsteadOfReadingFreedMemory() {
    ScriptedObjective objective = objective(BatchNormPolicy.FROZEN);
    objective.close();
    assertThatThrownBy(() -> objective.measure(centre)).hasMessage("this objective is closed");
  }
}
