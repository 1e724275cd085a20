// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.topology;

import org.thalweg.landscape.surface.Surface;

/**
 * All that the topology of one channel of a plane tells, at one threshold.
 *
 * <p>Immutable. Beside what simplification left stands the raw count: raw counts depend on the
 * resolution and are a diagnostic.
 */
public final class Topology {
  private final ScalarField field;
  private final CriticalNodes rawNodes;
  private final PersistenceDiagram rawDiagram;
  private final Simplification simplification;

  private Topology(ScalarField field, Threshold threshold) {
    this.field = field;
    rawNodes = CriticalNodes.of(field);
    Sweep lower = Sweep.upwards(field);
    Sweep upper = Sweep.downwards(field);
    rawDiagram = PersistenceDiagram.of(field, lower, upper);
    simplification = Simplification.of(field, lower, upper, threshold);
  }

  /** Of one channel, with the standard errors that the surface holds for it. */
  public static Topology of(Surface surface, int channel, Threshold threshold) {
    return of(ScalarField.of(surface, channel), threshold);
  }

  public static Topology of(ScalarField field, Threshold threshold) {
    return new Topology(field, threshold);
  }

  public ScalarField field() {
    return field;
  }

  /** Every critical node, noise included. */
  public CriticalNodes rawCriticalNodes() {
    return rawNodes;
  }

  /** Every pair, noise included. */
  public PersistenceDiagram rawDiagram() {
    return rawDiagram;
  }

  public Simplification simplification() {
    return simplification;
  }

  /** The critical nodes above the threshold. */
  public CriticalNodes criticalNodes() {
    return simplification.criticalNodes();
  }

  /** The pairs above the threshold. */
  public PersistenceDiagram diagram() {
    return simplification.diagram();
  }

  /** The merge tree of the minima above the threshold. */
  public MergeTree mergeTree() {
    return MergeTree.of(simplification);
  }

  /** The basins of the minima above the threshold. */
  public Basins basins() {
    return simplification.basins();
  }
}
