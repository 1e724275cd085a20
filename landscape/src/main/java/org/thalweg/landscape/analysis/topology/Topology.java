// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

import org.thalweg.landscape.surface.Surface;

/**
 * All that the topology of one channel of a plane tells, at one threshold.
 *
 * <p>Immutable. Beside what simplification left stands the raw count: raw counts depend on the
 * resolution and are a diagnostic.
 */
public final class Topology {
  private final CriticalNodes rawNodes;
  private final PersistenceDiagram rawDiagram;
  private final Simplification unsimplified;
  private final Simplification simplification;
  private final CriticalNodes nodes;
  private final PersistenceDiagram diagram;
  private final MergeTree tree;
  private final Basins basins;

  private Topology(ScalarField field, Threshold threshold) {
    rawNodes = CriticalNodes.of(field);
    Sweep lower = Sweep.upwards(field);
    Sweep upper = Sweep.downwards(field);
    rawDiagram = PersistenceDiagram.of(field, lower, upper);
    unsimplified = Simplification.of(field, lower, upper, Threshold.NONE);
    simplification = Simplification.of(field, lower, upper, threshold);
    nodes = simplification.criticalNodes();
    diagram = simplification.diagram();
    tree = MergeTree.of(simplification);
    basins = simplification.basins();
  }

  /** Of one channel, with the standard errors that the surface holds for it. */
  public static Topology of(Surface surface, int channel, Threshold threshold) {
    return of(ScalarField.of(surface, channel), threshold);
  }

  public static Topology of(ScalarField field, Threshold threshold) {
    return new Topology(field, threshold);
  }

  public ScalarField field() {
    return simplification.field();
  }

  /** Every critical node, noise included. */
  public CriticalNodes rawCriticalNodes() {
    return rawNodes;
  }

  /** Every pair, noise included. */
  public PersistenceDiagram rawDiagram() {
    return rawDiagram;
  }

  /** The same figures with nothing cancelled but plateaus. Computed anew. */
  public TopologyMetrics rawMetrics() {
    return TopologyMetrics.of(unsimplified);
  }

  public Simplification simplification() {
    return simplification;
  }

  /** The critical nodes above the threshold. */
  public CriticalNodes criticalNodes() {
    return nodes;
  }

  /** The pairs above the threshold. */
  public PersistenceDiagram diagram() {
    return diagram;
  }

  /** The merge tree of the minima above the threshold. */
  public MergeTree mergeTree() {
    return tree;
  }

  /** The basins of the minima above the threshold. */
  public Basins basins() {
    return basins;
  }

  /** Saddles, separatrices and cells above the threshold. Computed anew. */
  public MorseSmale morseSmale() {
    return MorseSmale.of(simplification);
  }

  /** The funnels of the merge tree above the threshold. Computed anew. */
  public TopologicalProfile profile() {
    return TopologicalProfile.of(simplification);
  }

  /** Figures of what is above the threshold. Computed anew. */
  public TopologyMetrics metrics() {
    return TopologyMetrics.of(simplification);
  }
}
