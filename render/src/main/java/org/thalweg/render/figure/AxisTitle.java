// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.figure;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.thalweg.landscape.finding.Finding;
import org.thalweg.landscape.finding.Findings;
import org.thalweg.landscape.surface.Marker;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.canvas.Lettering;
import org.thalweg.render.caption.Numbers;

/** What stands along the axes of a line or plane: the direction, and its length. */
public final class AxisTitle {
  private static final String BETWEEN = "  ·  ";
  private static final double ON_AXIS = 1e-3;

  private final Surface surface;
  private final boolean isX;

  private AxisTitle(Surface surface, boolean isX) {
    this.surface = surface;
    this.isX = isX;
  }

  /** Such as "α: PC 1 (63.2 %) · 1 unit = 0.04 ‖θ‖". */
  public static String x(Surface surface) {
    return new AxisTitle(surface, true).text();
  }

  /** As {@link #x}, without the length of a unit. */
  public static String plainX(Surface surface) {
    return "α: " + new AxisTitle(surface, true).direction();
  }

  public static String y(Surface surface) {
    return new AxisTitle(surface, false).text();
  }

  /** The axis of a principal component, such as "PC 1 (63.2 %)". */
  public static String principal(int number, Findings found) {
    return "PC "
        + number
        + found
            .find(Finding.ExplainedVariance.class)
            .map(Finding.ExplainedVariance::axes)
            .filter(shares -> shares.size() >= number)
            .map(shares -> " (" + Numbers.percent(shares.get(number - 1)) + ")")
            .orElse("");
  }

  /** As much of {@code title} as is no longer than {@code length}: its last parts go first. */
  public static String fitting(String title, Lettering lettering, double length) {
    String shown = title;
    while (lettering.widthOf(shown) > length && shown.contains(BETWEEN)) {
      shown = shown.substring(0, shown.lastIndexOf(BETWEEN));
    }
    int symbol = shown.indexOf(':');
    return lettering.widthOf(shown) <= length || symbol < 0 ? shown : shown.substring(0, symbol);
  }

  private String text() {
    String named = (isX ? "α" : "β") + ": " + direction();
    OptionalDouble relative =
        surface
            .find(Finding.Geometry.class)
            .map(geometry -> geometry.relativeNorm(number() - 1))
            .orElse(OptionalDouble.empty());
    return relative.isPresent()
        ? named + BETWEEN + "1 unit = " + Numbers.text(relative.getAsDouble(), 3) + " ‖θ‖"
        : named;
  }

  private String direction() {
    String kind = surface.provenance().map(p -> p.question().directions().kind()).orElse("");
    if (kind.startsWith("coordinates:")) {
      return part(kind.substring("coordinates:".length()));
    }
    return switch (part(kind)) {
      case "pca" -> principal(number(), surface.findings());
      case "gradient" -> isX ? "the gradient" : "second direction";
      case "hessian" -> "Hessian eigenvector " + number();
      case "coordinates" -> "coordinate " + number();
      case "random" -> "random direction" + numberOfTwo();
      case "residual" ->
          isX ? "distance from the straight line, start to end" : "checkpoint off that line";
      default -> betweenModels().orElseGet(() -> "multiples of the direction" + numberOfTwo());
    };
  }

  /** One direction a part where the kind names several. */
  private String part(String kind) {
    String[] parts = kind.split("[,+]", -1);
    return parts[Math.min(isX ? 0 : 1, parts.length - 1)].strip();
  }

  private int number() {
    return isX ? 1 : 2;
  }

  private String numberOfTwo() {
    return surface.grid().dimension() == 1 ? "" : " " + number();
  }

  /** Such as "A → B" where both models lie on this axis, or "towards C" where one lies beside. */
  private Optional<String> betweenModels() {
    List<Marker> models = surface.markers();
    Optional<Marker> from = models.stream().filter(m -> near(m.x()) && near(m.y())).findFirst();
    Comparator<Marker> farthest = Comparator.comparingDouble(m -> -Math.abs(isX ? m.x() : m.y()));
    Optional<Marker> to =
        models.stream()
            .filter(m -> near(isX ? m.y() : m.x()) && !near(isX ? m.x() : m.y()))
            .min(farthest);
    if (from.isPresent() && to.isPresent()) {
      return Optional.of(from.get().label() + " → " + to.get().label());
    }
    return models.stream()
        .filter(m -> !isX && !near(m.y()))
        .min(farthest)
        .map(m -> "orthogonal, towards " + m.label());
  }

  private static boolean near(double coordinate) {
    return Math.abs(coordinate) < ON_AXIS;
  }
}
