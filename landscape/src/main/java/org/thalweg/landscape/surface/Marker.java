// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.surface;

/**
 * A model shown on a line or plane: one that it was laid through, or one beside it.
 *
 * @param label such as {@code A} or {@code model_300.t7}
 * @param x its coordinate along the first direction, in multiples of it
 * @param y its coordinate along the second direction; 0 on a line
 * @param loss its true loss, not the surface's beneath it
 * @param offPlane its distance from the line or plane, in parameter units
 * @param sha256 of its bytes in layout order, by which two files know the same model
 */
public record Marker(
    String label, double x, double y, double loss, double offPlane, String sha256) {}
