// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.shape;

import java.util.List;
import java.util.Optional;
import org.thalweg.landscape.analysis.interpolation.LossCurve;
import org.thalweg.landscape.surface.Surface;

/**
 * The stretch of a curve around 0 on which the loss stays below a level.
 *
 * @param from its lower end, interpolated between samples
 * @param to its upper end
 * @param open whether the curve ends before it reaches the level, on either side
 */
public record Width(double level, double from, double to, boolean open) {

  /** The stretch around the sample nearest to 0; empty where that is not below {@code level}. */
  public static Optional<Width> of(LossCurve curve, double level) {
    int centre = 0;
    for (int i = 1; i < curve.size(); i++) {
      if (Math.abs(curve.at(i)) < Math.abs(curve.at(centre))) {
        centre = i;
      }
    }
    if (!(curve.loss(centre) < level)) {
      return Optional.empty();
    }
    int first = centre;
    while (first > 0 && curve.loss(first - 1) < level) {
      first--;
    }
    int last = centre;
    while (last < curve.size() - 1 && curve.loss(last + 1) < level) {
      last++;
    }
    boolean open = first == 0 || last == curve.size() - 1;
    double from = first == 0 ? curve.at(0) : crossing(curve, first, first - 1, level);
    double to = last == curve.size() - 1 ? curve.at(last) : crossing(curve, last, last + 1, level);
    return Optional.of(new Width(level, from, to, open));
  }

  /** Every independent draw of a line's channel, or the channel where there was one draw. */
  public static List<Optional<Width>> ofDraws(Surface surface, int channel, double level) {
    return DrawChannels.of(surface, channel).stream()
        .map(c -> of(LossCurve.of(surface.grid().x(), surface.values(c)), level))
        .toList();
  }

  /** Where the chord from a sample below to one that is not reaches the level. */
  private static double crossing(LossCurve curve, int below, int beyond, double level) {
    double rise = curve.loss(beyond) - curve.loss(below);
    double share = Double.isFinite(rise) ? (level - curve.loss(below)) / rise : 0;
    return curve.at(below) + share * (curve.at(beyond) - curve.at(below));
  }

  public double length() {
    return to - from;
  }
}
