// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.util.Optional;
import org.thalweg.landscape.analysis.quadratic.LocalQuadratic;
import org.thalweg.landscape.analysis.quadratic.QuadraticOverlay;
import org.thalweg.landscape.analysis.quadratic.Tolerance;
import org.thalweg.landscape.analysis.quadratic.ValidityRegion;
import org.thalweg.landscape.finding.Finding;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.caption.Numbers;

/** The quadratic model to draw over a surface, and where it holds. */
record ModelOverlay(
    LocalQuadratic model, ValidityRegion reach, Tolerance tolerance, Surface surface) {

  /**
   * The model that options ask for; empty where they ask for none.
   *
   * @throws IllegalArgumentException if the surface has none of that channel
   */
  static Optional<ModelOverlay> of(Surface surface, int channel, PlotOptions options) {
    return options.overlays().quadratic().map(tolerance -> of(surface, channel, tolerance));
  }

  /** Refuses options that ask for the model in a picture that cannot show it. */
  static void refuse(PlotOptions options) {
    if (options.overlays().quadratic().isPresent()) {
      throw new IllegalArgumentException(
          "the quadratic model is drawn over one curve, or over one plane seen from above; leave"
              + " quadratic out, or choose another picture");
    }
  }

  private static ModelOverlay of(Surface surface, int channel, Tolerance tolerance) {
    QuadraticOverlay found =
        QuadraticOverlay.find(surface).orElseThrow(NoQuadraticModelException::new);
    if (found.channel() != channel) {
      Channel of = surface.channels().get(found.channel());
      throw new IllegalArgumentException(
          "the quadratic model is of %s, got channel %s"
              .formatted(of.name(), surface.channels().get(channel).name()));
    }
    return new ModelOverlay(found.model(), found.reach(surface, tolerance), tolerance, surface);
  }

  /** What it shows, for the caption. */
  String remark() {
    if (reach.isEverywhere()) {
      return "the quadratic model is within %s everywhere".formatted(tolerance.describe());
    }
    ValidityRegion.Interval x = reach.along(0);
    String where =
        surface.grid().dimension() == 1
            ? "for α from %s to %s (shaded)".formatted(text(x.from()), text(x.to()))
            : "to a distance of %s%s, on %s of the nodes"
                .formatted(text(radius()), relative(), Numbers.percent(reach.share()));
    return "dashed: the quadratic model from gradient and Hessian (kinks of ReLU left out) is within %s %s"
        .formatted(tolerance.describe(), where);
  }

  private double radius() {
    return QuadraticOverlay.radius(surface, reach);
  }

  private String relative() {
    return surface
        .find(Finding.Geometry.class)
        .map(Finding.Geometry::parameterNorm)
        .filter(norm -> norm.isPresent() && norm.getAsDouble() > 0)
        .map(norm -> " = %s ‖θ‖".formatted(text(radius() / norm.getAsDouble())))
        .orElse("");
  }

  private static String text(double value) {
    return Numbers.text(value, 2);
  }
}
