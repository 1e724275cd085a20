// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.curvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.analysis.curvature.ParameterSelection;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.NativeOwner;
import org.thalweg.torch.engine.NativeScope;

/** On Σ k θᵢ³ over chunks k = 1, 2, 3, whose Hessian is diagonal: 6 k θᵢ. */
class ChunkedHessianTest {
  private static final double[] POINT = {1, -2, 0.5};
  private static final ParameterLayout LAYOUT =
      new ParameterLayout(
          List.of(new ParameterBlock("theta", List.of(1, 3), ParameterRole.WEIGHT)));
  private static final int CHUNKS = 3;
  private static final int SAMPLES = 4;

  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger released = new AtomicInteger();

  private static GraphBudget roomy() {
    return new GraphBudget(1, () -> 0);
  }

  private ChunkedHessian hessian(GraphBudget budget) {
    List<Supplier<GradientGraph>> chunks = new ArrayList<>();
    for (int k = 1; k <= CHUNKS; k++) {
      int factor = k;
      chunks.add(() -> cubes(factor));
    }
    return new ChunkedHessian(
        ParameterSelection.all(LAYOUT), SAMPLES, chunks, budget, new NativeOwner("this Hessian"));
  }

  private GradientGraph cubes(int factor) {
    made.incrementAndGet();
    Tensor leaf = HostArrays.toTensor(POINT).set_requires_grad(true);
    Tensor loss = leaf.mul(leaf).mul(leaf).sum();
    for (int k = 1; k < factor; k++) {
      loss = loss.add(leaf.mul(leaf).mul(leaf).sum());
    }
    return new GradientGraph(
        loss, List.of(leaf), slopes -> slopes.get(0), released::incrementAndGet);
  }

  @Test
  void product_isTheMeanOverChunks() {
    try (ChunkedHessian hessian = hessian(roomy())) {
      assertThat(hessian.times(new double[] {1, 1, 10})).containsExactly(9, -18, 45);
      assertThat(hessian.gradient()).containsExactly(4.5, 18, 1.125);
    }
  }

  @Test
  void keptGraphs_areMadeOnce() {
    try (ChunkedHessian hessian = hessian(roomy())) {
      double[] first = hessian.times(POINT);
      assertThat(hessian.times(POINT)).isEqualTo(first);
      assertThat(made.get()).isEqualTo(CHUNKS);
      assertThat(released.get()).isZero();
    }
    assertThat(released.get()).isEqualTo(CHUNKS);
  }

  @Test
  void withoutRoom_graphsAreMadeAnewWithTheSameBits() {
    double[] expected;
    try (ChunkedHessian ample = hessian(roomy())) {
      expected = ample.times(POINT);
    }
    made.set(0);
    released.set(0);
    try (ChunkedHessian cramped = hessian(new GraphBudget(0, () -> 0))) {
      assertThat(cramped.times(POINT)).isEqualTo(expected);
      assertThat(cramped.times(POINT)).isEqualTo(expected);
      assertThat(made.get()).isEqualTo(2 * CHUNKS);
      assertThat(released.get()).isEqualTo(2 * CHUNKS);
    }
  }

  @Test
  void budget_isGivenBack() {
    AtomicLong inUse = new AtomicLong();
    GraphBudget budget = new GraphBudget(1, inUse::get);
    for (int i = 0; i < 50; i++) {
      try (ChunkedHessian hessian = hessian(budget)) {
        hessian.times(POINT);
        hessian.times(POINT);
      }
      // What the first gave back stays with the process, and serves the others.
      inUse.set(2);
    }
    // Kept every time: without room it would have made twice as many.
    assertThat(made.get()).isEqualTo(50 * CHUNKS);
  }

  @Test
  void products_keepNoHandles() {
    hessian(roomy()).close();
    long before = NativeScope.liveHandles();
    try (ChunkedHessian hessian = hessian(roomy())) {
      for (int i = 0; i < 100; i++) {
        hessian.times(POINT);
      }
    }
    assertThat(NativeScope.liveHandles()).isLessThanOrEqualTo(before);
  }

  @Test
  void closedHessian_saysSo() {
    ChunkedHessian hessian = hessian(roomy());
    hessian.close();
    assertThatThrownBy(() -> hessian.times(POINT)).hasMessageContaining("this Hessian is closed");
    assertThatThrownBy(() -> hessian(roomy()).times(new double[2]))
        .hasMessageContaining("takes 3 coordinates, got 2");
  }
}
