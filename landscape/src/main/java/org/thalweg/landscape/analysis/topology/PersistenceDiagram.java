// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * All births and deaths of components and loops below a rising level.
 *
 * @param pairs components first, each kind from the most persistent to the least
 */
public record PersistenceDiagram(List<PersistencePair> pairs) {
  private static final Comparator<PersistencePair> ORDER =
      Comparator.comparingInt(PersistencePair::dimension)
          .thenComparing(Comparator.comparingDouble(PersistencePair::persistence).reversed())
          .thenComparing(PersistencePair::birthNode)
          .thenComparing(p -> p.deathNode().orElse(-1));

  public PersistenceDiagram {
    pairs = pairs.stream().sorted(ORDER).toList();
  }

  /** The diagram of a field; O(n log n). */
  public static PersistenceDiagram of(ScalarField field) {
    return of(field, Sweep.upwards(field), Sweep.downwards(field));
  }

  static PersistenceDiagram of(ScalarField field, Sweep lower, Sweep upper) {
    List<PersistencePair> pairs = new ArrayList<>();
    int lowest = field.node(0);
    pairs.add(
        new PersistencePair(
            0, lowest, OptionalInt.empty(), field.value(lowest), Double.POSITIVE_INFINITY));
    IntStream.range(0, lower.edges())
        .filter(lower::joins)
        .forEach(e -> pairs.add(component(field, lower, e)));
    IntStream.range(0, upper.edges())
        .filter(upper::joins)
        .forEach(e -> pairs.add(loop(field, upper, e)));
    return new PersistenceDiagram(pairs);
  }

  static PersistencePair component(ScalarField field, Sweep lower, int edge) {
    return pair(field, 0, lower.dying(edge), lower.saddle(edge));
  }

  static PersistencePair loop(ScalarField field, Sweep upper, int edge) {
    return pair(field, 1, upper.saddle(edge), upper.dying(edge));
  }

  private static PersistencePair pair(ScalarField field, int dimension, int birth, int death) {
    return new PersistencePair(
        dimension, birth, OptionalInt.of(death), field.value(birth), field.value(death));
  }

  /** The pairs of dimension 0 or 1, the essential one included. */
  public List<PersistencePair> ofDimension(int dimension) {
    return pairs.stream().filter(p -> p.dimension() == dimension).toList();
  }

  /** The pairs of dimension 0 or 1 that end, and whose persistence is a finite number. */
  public List<PersistencePair> finite(int dimension) {
    return pairs.stream()
        .filter(p -> p.dimension() == dimension)
        .filter(p -> !p.isEssential() && Double.isFinite(p.persistence()))
        .toList();
  }
}
