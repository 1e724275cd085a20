// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;

/** Held against the GUDHI library, node by node; see {@code make_pairs.py}. */
class GudhiTest {
  /** One field and its pairs in GUDHI's words. */
  record Case(String name, ScalarField field, List<String> pairs) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    String[] lines = text().split("\n", -1);
    for (int at = 0; at + 1 < lines.length; ) {
      String[] size = lines[at].split(" ", -1);
      int columns = Integer.parseInt(size[1]);
      int rows = Integer.parseInt(size[2]);
      double[] values =
          Arrays.stream(lines[at + 1].split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
      Grid grid = Grid.plane(new Axis(0, columns - 1, columns), new Axis(0, rows - 1, rows));
      List<String> pairs = new ArrayList<>();
      for (at += 2; at < lines.length && !lines[at].startsWith("field"); at++) {
        pairs.add(lines[at]);
      }
      pairs.remove("");
      cases.add(new Case(columns + " × " + rows, ScalarField.of(grid, values), pairs));
    }
    return cases;
  }

  private static String text() {
    try (InputStream in = GudhiTest.class.getResourceAsStream("gudhi-pairs.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("gudhi-pairs.txt cannot be read", e);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void pairs_areThoseOfGudhi(Case one) {
    List<String> found =
        PersistenceDiagram.of(one.field()).pairs().stream()
            .map(p -> "%d %d %d".formatted(p.dimension(), p.birthNode(), p.deathNode().orElse(-1)))
            .toList();

    assertThat(one.pairs()).hasSizeGreaterThan(4);
    assertThat(found).containsExactlyInAnyOrderElementsOf(one.pairs());
  }
}
