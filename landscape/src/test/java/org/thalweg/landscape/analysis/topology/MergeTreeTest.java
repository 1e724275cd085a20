// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MergeTreeTest {
  @Test
  void himmelblau_joinsItsMinimaFromTheLowestSaddleUp() {
    MergeTree tree = MergeTree.of(Simplification.of(Fields.himmelblau(201), Threshold.DEFAULT));

    assertThat(tree.ofKind(MergeTree.Kind.MINIMUM)).hasSize(4);
    assertThat(tree.ofKind(MergeTree.Kind.SADDLE).stream().map(n -> (int) n.value()))
        .containsExactly(13, 67, 104);
    assertThat(tree.arcs()).hasSize(7);
    assertThat(tree.root().value()).isEqualTo(Fields.himmelblau(6, 6));
  }

  @Test
  void monkeySaddle_isOneNodeThatJoinsThree() {
    MergeTree tree =
        MergeTree.of(Fields.of(Fields.square(1, 41), (x, y) -> x * x * x - 3 * x * y * y));
    int saddle = tree.ofKind(MergeTree.Kind.SADDLE).get(0).node();

    assertThat(tree.ofKind(MergeTree.Kind.SADDLE)).hasSize(1);
    assertThat(tree.arcs().stream().filter(a -> a.upper() == saddle)).hasSize(3);
  }

  @Test
  void bowl_isOneArc() {
    MergeTree tree = MergeTree.of(Fields.of(Fields.square(1, 5), (x, y) -> x * x + y * y));

    assertThat(tree.arcs()).containsExactly(new MergeTree.Arc(12, 24, 12));
    assertThat(tree.nodes().stream().map(MergeTree.Node::kind))
        .containsExactly(MergeTree.Kind.MINIMUM, MergeTree.Kind.ROOT);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void cutAtAnyLevel_hasAsManyArcsAsThereAreComponents(long seed) {
    ScalarField field = Fields.integers(9, 12, 11, seed);
    MergeTree tree = MergeTree.of(field);
    for (int level = 0; level < 11; level++) {
      double between = level + 0.5;
      long cut =
          tree.arcs().stream()
              .filter(a -> field.value(a.lower()) < between && field.value(a.upper()) > between)
              .count();
      assertThat(cut).as("level %d", level).isEqualTo(BruteForce.components(field, between));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void everyNodeButTheRoot_hasOneArcUp_andArcsRise(long seed) {
    ScalarField field = Fields.noise(25, 18, seed);
    MergeTree tree = MergeTree.of(field);
    List<Integer> nodes = tree.nodes().stream().map(MergeTree.Node::node).toList();
    Set<Integer> lower = tree.arcs().stream().map(MergeTree.Arc::lower).collect(Collectors.toSet());

    assertThat(new HashSet<>(nodes)).hasSize(nodes.size());
    assertThat(lower).hasSize(tree.arcs().size()).hasSize(nodes.size() - 1);
    assertThat(tree.arcs()).allMatch(a -> field.isBelow(a.lower(), a.upper()));
  }
}
