// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.quadratic;

import java.util.Optional;
import org.thalweg.landscape.finding.Finding;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Surface;

/**
 * The quadratic model that a surface carries.
 *
 * @param channel the position of the loss that it is a model of
 */
public record QuadraticOverlay(LocalQuadratic model, int channel) {
  private static final String ENDING = "_quadratic";

  /**
   * The surface with the model of its loss: as a channel {@code …_loss_quadratic}, as coefficients
   * and with the region where it holds.
   *
   * @throws IllegalArgumentException if the surface has no provenance, or its grid does not reach
   *     around the centre
   */
  public static Surface add(Surface surface, LocalQuadratic model, Tolerance tolerance) {
    if (surface.provenance().isEmpty()) {
      throw new IllegalArgumentException(
          "a quadratic model goes with a surface that says of which network it is");
    }
    QuadraticOverlay overlay = new QuadraticOverlay(model, surface.lossChannel());
    Channel loss = surface.channels().get(overlay.channel());
    Channel channel =
        new Channel(loss.name() + ENDING, "quadratic model of the " + loss.label(), loss.unit());
    Grid grid = surface.grid();
    double[] values = new double[grid.size()];
    for (int node = 0; node < values.length; node++) {
      values[node] = model.at(grid.at(node));
    }
    return surface
        .withChannel(channel, values)
        .with(model.finding(), overlay.region(surface, tolerance));
  }

  private Finding.QuadraticRegion region(Surface surface, Tolerance tolerance) {
    ValidityRegion reach = reach(surface, tolerance);
    return new Finding.QuadraticRegion(
        tolerance.share(),
        reach.share(),
        radius(surface, reach),
        interval(reach.along(0)),
        surface.grid().dimension() == 1 ? Optional.empty() : Optional.of(interval(reach.along(1))));
  }

  private static Finding.Interval interval(ValidityRegion.Interval along) {
    return new Finding.Interval(along.from(), along.to());
  }

  /** The model that {@code surface} carries, if it does. */
  public static Optional<QuadraticOverlay> find(Surface surface) {
    Optional<LocalQuadratic> model =
        surface.find(Finding.QuadraticModel.class).map(LocalQuadratic::of);
    for (int c = 0; c < surface.channels().size(); c++) {
      if (surface.findChannel(surface.channels().get(c).name() + ENDING).isPresent()) {
        int of = c;
        return model.map(m -> new QuadraticOverlay(m, of));
      }
    }
    return Optional.empty();
  }

  /** Where the model holds on the surface that carries it. */
  public ValidityRegion reach(Surface surface, Tolerance tolerance) {
    String error = surface.channels().get(channel).name() + "_se";
    double[] errors =
        surface
            .findChannel(error)
            .map(surface::values)
            .orElseGet(() -> new double[surface.grid().size()]);
    return ValidityRegion.of(model, surface.grid(), surface.values(channel), errors, tolerance);
  }

  /** The radius of {@link ValidityRegion#radius}, in parameter units where these are known. */
  public static double radius(Surface surface, ValidityRegion reach) {
    Optional<Finding.Geometry> geometry = surface.find(Finding.Geometry.class);
    return reach.radius(
        geometry.map(g -> g.norm(0).orElse(1)).orElse(1.0),
        geometry.map(g -> g.norm(1).orElse(1)).orElse(1.0),
        geometry.map(g -> g.cosine().orElse(0)).orElse(0.0));
  }
}
