// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

import org.thalweg.landscape.surface.CriticalType;

/**
 * What the papers count and average.
 *
 * <p>More or deeper minima are no verdict on a model: the sign of the relation to its quality
 * changes from task to task (Xie et al. 2024, arXiv:2411.09807).
 *
 * @param minima the merge tree's nodes of degree 1, without its root
 * @param joins its saddles by multiplicity: always one less
 * @param saddles all saddles by multiplicity, those that close loops among them
 * @param components the finite pairs of dimension 0
 * @param loops the finite pairs of dimension 1
 */
public record TopologyMetrics(
    int minima,
    int joins,
    int saddles,
    int maxima,
    PersistenceSummary components,
    PersistenceSummary loops,
    Smad smad) {

  /** The metrics of what a simplification left; with {@link Threshold#NONE}, the raw ones. */
  public static TopologyMetrics of(Simplification simplification) {
    CriticalNodes nodes = simplification.criticalNodes();
    PersistenceDiagram diagram = simplification.diagram();
    int minima = nodes.count(CriticalType.MINIMUM);
    return new TopologyMetrics(
        minima,
        minima - 1,
        nodes.count(CriticalType.SADDLE),
        nodes.count(CriticalType.MAXIMUM),
        PersistenceSummary.of(diagram.finite(0)),
        PersistenceSummary.of(diagram.finite(1)),
        Smad.of(simplification.field(), MergeTree.of(simplification), simplification.basins()));
  }
}
