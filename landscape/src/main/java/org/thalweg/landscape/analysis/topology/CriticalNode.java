// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

import org.thalweg.landscape.surface.CriticalType;

/**
 * A grid node where the topology of what lies below changes.
 *
 * @param node its index in the grid's order
 * @param multiplicity 1, or 2 for a monkey saddle
 */
public record CriticalNode(int node, CriticalType type, int multiplicity) {}
