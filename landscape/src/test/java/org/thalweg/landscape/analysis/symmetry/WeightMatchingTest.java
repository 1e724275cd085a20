// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.analysis.symmetry.PermutationGroup.Member;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.parameters.RandomStream;

class WeightMatchingTest {
  /** Sums of a few dozen products in another order, in double. */
  private static final double ROUNDING = 1e-12;

  private static final DenseNet SHALLOW = new DenseNet(5, 40, 3);
  private static final DenseNet DEEP = new DenseNet(6, 32, 24, 32, 4);

  @Test
  void permutedCopyWithOneHiddenLayer_isFoundInOneStep() {
    ParameterVector a = SHALLOW.random(1);
    Permutations shuffled = Permutations.random(SHALLOW.groups(), 2);
    Alignment aligned = WeightMatching.align(a, shuffled.apply(a), SHALLOW.groups(), 0);
    assertThat(aligned.vector()).isEqualTo(a);
    assertThat(aligned.permutations()).isEqualTo(shuffled.inverse());
    assertThat(aligned.distanceBefore()).isGreaterThan(1);
    assertThat(aligned.distanceAfter()).isZero();
    assertThat(aligned.sweeps()).as("one step, and one that changes nothing").isEqualTo(2);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {0, 1, 2, 3})
  void permutedCopyWithSeveralHiddenLayers_isFoundExactly(long seed) {
    ParameterVector a = DEEP.random(seed);
    Permutations shuffled = Permutations.random(DEEP.groups(), seed + 10);
    Alignment aligned = WeightMatching.align(a, shuffled.apply(a), DEEP.groups(), seed);
    assertThat(aligned.vector()).isEqualTo(a);
    assertThat(aligned.permutations()).isEqualTo(shuffled.inverse());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {0, 1, 2, 3})
  void strangers_comeCloserInEverySweep_andStayTheSameFunction(long seed) {
    ParameterVector a = DEEP.random(seed);
    ParameterVector b = DEEP.random(seed + 100);
    Alignment aligned = WeightMatching.align(a, b, DEEP.groups(), seed);
    List<Double> distances = aligned.distances();
    for (int sweep = 1; sweep < distances.size(); sweep++) {
      assertThat(distances.get(sweep)).isLessThanOrEqualTo(distances.get(sweep - 1));
    }
    assertThat(distances.get(1)).isLessThan(distances.get(0) - 0.01);
    assertThat(aligned.distanceBefore()).isCloseTo(a.minus(b).norm(), within(ROUNDING));
    assertThat(aligned.distanceAfter()).isLessThan(aligned.distanceBefore());
    assertThat(aligned.permutations().apply(b)).isEqualTo(aligned.vector());
    assertThat(DEEP.logits(aligned.vector())).containsExactly(DEEP.logits(b), within(ROUNDING));
  }

  @Test
  void alignedNetworks_areLeftAlone() {
    ParameterVector a = DEEP.random(7);
    Alignment aligned = WeightMatching.align(a, a, DEEP.groups(), 0);
    assertThat(aligned.permutations().moved()).isZero();
    assertThat(aligned.sweeps()).isEqualTo(1);
  }

  /**
   * Two blocks on one stream: x ← x + V ReLU(U x). Of the stream's entries only the stem's and the
   * head's are not hidden behind unknown orders: the plain descent ends beside the copy.
   */
  @Test
  void sharedStream_isFoundWithItsInnerUnits() {
    int stream = 12;
    int inner = 20;
    ParameterLayout layout =
        new ParameterLayout(
            List.of(
                weight("stem", stream, 4),
                weight("U0", inner, stream),
                weight("V0", stream, inner),
                weight("U1", inner, stream),
                weight("V1", stream, inner),
                weight("head", 3, stream)));
    List<Member> shared = new ArrayList<>();
    List.of("stem", "V0", "V1").forEach(block -> shared.add(Member.incoming(block)));
    List.of("U0", "U1", "head").forEach(block -> shared.add(Member.outgoing(block)));
    List<PermutationGroup> groups =
        List.of(
            new PermutationGroup("stream", stream, false, shared),
            new PermutationGroup("inner 0", inner, true, pair("U0", "V0")),
            new PermutationGroup("inner 1", inner, true, pair("U1", "V1")));
    ParameterVector a = gaussian(layout);
    ParameterVector shuffled = Permutations.random(groups, 4).apply(a);
    assertThat(WeightMatching.align(a, shuffled, groups, 0).vector()).isEqualTo(a);
  }

  /** A statistic of 1000 would outvote every weight. */
  @Test
  void runningStatistics_goAlongButDoNotCount() {
    ParameterLayout layout =
        new ParameterLayout(
            List.of(
                weight("W", 3, 4),
                new ParameterBlock("mean", List.of(3), ParameterRole.RUNNING_MEAN)));
    List<PermutationGroup> groups =
        List.of(
            new PermutationGroup(
                "h", 3, true, List.of(Member.incoming("W"), Member.incoming("mean"))));
    ParameterVector a = gaussian(layout);
    float[] misleading = Permutations.random(groups, 1).apply(a).toArray();
    float[] means = {1000, -1000, 3};
    System.arraycopy(means, 0, misleading, 12, 3);
    Alignment aligned = WeightMatching.align(a, ParameterVector.of(layout, misleading), groups, 0);
    assertThat(aligned.vector().block(0)).isEqualTo(a.block(0));
    assertThat(aligned.distanceAfter()).isZero();
    Permutation order = aligned.permutations().each().get(0);
    assertThat(aligned.vector().block(1))
        .containsExactly(means[order.get(0)], means[order.get(1)], means[order.get(2)]);
  }

  @Test
  void notANumber_isRefusedWithItsBlock() {
    float[] values = SHALLOW.random(0).toArray();
    values[values.length - 1] = Float.NaN;
    ParameterVector broken = ParameterVector.of(SHALLOW.layout(), values);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightMatching.align(SHALLOW.random(0), broken, SHALLOW.groups(), 0))
        .withMessageEndingWith("got NaN or an infinity in block \"b1\"");
  }

  private static List<Member> pair(String makes, String reads) {
    return List.of(Member.incoming(makes), Member.outgoing(reads));
  }

  private static ParameterBlock weight(String name, int out, int in) {
    return new ParameterBlock(name, List.of(out, in), ParameterRole.WEIGHT);
  }

  private static ParameterVector gaussian(ParameterLayout layout) {
    RandomStream stream = RandomStream.of(0, "gaussian");
    float[] values = new float[layout.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) stream.nextGaussian();
    }
    return ParameterVector.of(layout, values);
  }
}
