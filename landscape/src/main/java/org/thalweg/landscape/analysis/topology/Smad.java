// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The saddle–minimum average distance as Landscaper defines it (arXiv:2602.07135).
 *
 * <p>The mean rise over the merge tree's arcs from a minimum to a saddle; empty where there is no
 * saddle, for which Landscaper answers 0.
 *
 * @param plain in the field's unit
 * @param normalized each rise divided by the highest finite value less the lowest
 * @param weighted each rise times its basin's share of the nodes
 * @param normalizedWeighted both
 */
public record Smad(
    OptionalDouble plain,
    OptionalDouble normalized,
    OptionalDouble weighted,
    OptionalDouble normalizedWeighted) {

  static Smad of(ScalarField field, MergeTree tree, Basins basins) {
    List<MergeTree.Arc> arcs =
        tree.arcs().stream()
            .filter(a -> a.lower() == a.branch() && a.upper() != tree.root().node())
            .toList();
    double[] rises = arcs.stream().mapToDouble(a -> field.rise(a.lower(), a.upper())).toArray();
    double[] shares = arcs.stream().mapToDouble(a -> basins.share(a.lower())).toArray();
    double range = field.range();
    return new Smad(
        mean(rises, i -> 1),
        mean(rises, i -> 1 / range),
        mean(rises, i -> shares[i]),
        mean(rises, i -> shares[i] / range));
  }

  private static OptionalDouble mean(double[] rises, IntToDoubleFunction weight) {
    return IntStream.range(0, rises.length)
        .mapToDouble(i -> rises[i] * weight.applyAsDouble(i))
        .average();
  }
}
