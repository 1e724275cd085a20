// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.figure;

import java.util.List;
import org.thalweg.render.canvas.Ink;
import org.thalweg.render.color.Colormap;

/** From values to colours. */
public record Palette(Colormap colormap, ValueScale scale) {

  public Ink at(double value) {
    return atPosition(scale.position(value));
  }

  public Ink atPosition(double position) {
    return Ink.of(colormap.rgb(position));
  }

  /**
   * The colour of the {@code band}-th step, below {@code levels.get(band)} and above the one
   * before.
   */
  public Ink band(List<Double> levels, int band) {
    double from = band == 0 ? 0 : scale.position(levels.get(band - 1));
    double to = band == levels.size() ? 1 : scale.position(levels.get(band));
    double middle = (from + to) / 2;
    // The outer bands reach the ends of the map: full contrast also with few levels.
    return atPosition(band == 0 ? 0 : band == levels.size() ? 1 : middle);
  }
}
