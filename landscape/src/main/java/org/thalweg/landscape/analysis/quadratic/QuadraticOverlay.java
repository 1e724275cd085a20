// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.quadratic;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Provenance;
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
   * and as figures of where it holds.
   *
   * <p>The figures are {@code quadratic.tolerance} (the share; 0 for one standard error), {@code
   * quadratic.share} of the nodes, {@code quadratic.radius} in parameter units and, in coordinates,
   * {@code quadratic.x.from}, {@code .x.to} and the same for y.
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
    Map<String, Double> facts = new LinkedHashMap<>(model.facts());
    facts.put("quadratic.tolerance", tolerance.share());
    facts.putAll(overlay.reachFacts(surface, tolerance));
    return surface.withChannel(channel, values).withFacts(facts);
  }

  private Map<String, Double> reachFacts(Surface surface, Tolerance tolerance) {
    ValidityRegion reach = reach(surface, tolerance);
    Map<String, Double> facts = new LinkedHashMap<>();
    facts.put("quadratic.share", reach.share());
    facts.put("quadratic.radius", radius(surface, reach));
    String[] names = {"x", "y"};
    for (int axis = 0; axis < surface.grid().dimension(); axis++) {
      ValidityRegion.Interval interval = reach.along(axis);
      facts.put("quadratic.%s.from".formatted(names[axis]), interval.from());
      facts.put("quadratic.%s.to".formatted(names[axis]), interval.to());
    }
    return facts;
  }

  /** The model that {@code surface} carries, if it does. */
  public static Optional<QuadraticOverlay> find(Surface surface) {
    Optional<LocalQuadratic> model =
        LocalQuadratic.find(surface.provenance().map(Provenance::facts).orElse(Map.of()));
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
    Map<String, Double> facts = surface.provenance().map(Provenance::facts).orElse(Map.of());
    return reach.radius(
        facts.getOrDefault("directionNorm.x", 1.0),
        facts.getOrDefault("directionNorm.y", 1.0),
        facts.getOrDefault("cosine", 0.0));
  }
}
