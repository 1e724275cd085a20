// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.canvas;

import java.util.List;

/**
 * How a line is drawn; ends and corners are round.
 *
 * @param width in units of the canvas
 * @param dashes lengths of dash and gap in turn; empty for a whole line
 */
public record Pen(Ink ink, double width, List<Double> dashes) {
  public Pen {
    dashes = List.copyOf(dashes);
  }

  public static Pen of(Ink ink, double width) {
    return new Pen(ink, width, List.of());
  }

  public Pen dashed(double dash, double gap) {
    return new Pen(ink, width, List.of(dash, gap));
  }
}
