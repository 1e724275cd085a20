// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.relief;

import java.util.List;
import java.util.Optional;
import org.thalweg.landscape.analysis.critical.CriticalAnalysis;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.caption.Field;
import org.thalweg.render.figure.Palette;
import org.thalweg.render.figure.Theme;

/**
 * What a relief shows and from where.
 *
 * @param field the channel shown, on the surface's grid
 * @param label of that channel
 * @param levels where contour lines lie
 * @param azimuth of the camera in degrees, counter-clockwise from the x axis
 * @param elevation of the camera in degrees above the plane
 * @param critical points to show on it
 * @param separatrices whether lines from saddles are shown too
 */
public record ReliefScene(
    Surface surface,
    Field field,
    String label,
    Palette palette,
    List<Double> levels,
    Theme theme,
    double azimuth,
    double elevation,
    Optional<CriticalAnalysis> critical,
    boolean separatrices) {
  public ReliefScene {
    levels = List.copyOf(levels);
  }

  /** The same with the camera gone further around, counter-clockwise. */
  ReliefScene turned(double degrees) {
    return new ReliefScene(
        surface,
        field,
        label,
        palette,
        levels,
        theme,
        azimuth + degrees,
        elevation,
        critical,
        separatrices);
  }

  /** Heights 0..1 on the grid; NaN where there is no number. */
  Field positions() {
    return field.map(palette.scale()::position);
  }

  List<Double> levelPositions() {
    return levels.stream().map(palette.scale()::position).filter(p -> p > 0 && p < 1).toList();
  }
}
