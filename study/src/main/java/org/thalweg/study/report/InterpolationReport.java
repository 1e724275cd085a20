// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.report;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.landscape.surface.Marker;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.study.opening.OutputPlace;

/** What a line or plane through models says, for people and for programs. */
public final class InterpolationReport {
  private final Path file;
  private final Surface surface;
  private final Map<String, Double> figures;
  private final Optional<Surface> unaligned;

  /**
   * A report.
   *
   * @param unaligned the same line before the hidden units were permuted
   */
  public InterpolationReport(Path file, Surface surface, Optional<Surface> unaligned) {
    this.file = file;
    this.surface = surface;
    this.figures = figuresOf(surface);
    this.unaligned = unaligned;
  }

  /** Where the line before alignment goes: {@code line.h5} gives {@code line-unaligned.h5}. */
  public static Path unaligned(Path file) {
    return OutputPlace.beside(file, "unaligned");
  }

  private static Map<String, Double> figuresOf(Surface surface) {
    return surface.findings().figures();
  }

  /** Lines for people, each ended. */
  public String text() {
    StringBuilder text = new StringBuilder("%s%n".formatted(file));
    for (Marker marker : surface.markers()) {
      text.append(
          "  %s at %s: loss %.6g%s%n"
              .formatted(
                  marker.label(),
                  surface.grid().dimension() == 1
                      ? "%.4g".formatted(marker.x())
                      : "(%.4g, %.4g)".formatted(marker.x(), marker.y()),
                  marker.loss(),
                  marker.offPlane() > 1e-3
                      ? ", %.3g off the %s".formatted(marker.offPlane(), place())
                      : ""));
    }
    figure("distance").ifPresent(d -> text.append("  distance %.6g".formatted(d)));
    figure("relativeMovement")
        .ifPresent(r -> text.append(", %.4g of the first's norm%n".formatted(r)));
    figure("barrier").ifPresent(barrier -> barrier(text, barrier));
    unaligned.ifPresent(before -> alignment(text, figuresOf(before)));
    return text.toString();
  }

  private String place() {
    return surface.grid().dimension() == 1 ? "line" : "plane";
  }

  private void barrier(StringBuilder text, double barrier) {
    text.append(
        "  barrier %.6g over the chord, at %.4f; %.6g over the larger end%n"
            .formatted(barrier, value("barrierAt"), value("barrierOverLargerEnd")));
    text.append(
        value("monotone") == 1
            ? "  the loss falls all the way (largest rise %.3g)%n".formatted(value("maxRise"))
            : "  the loss rises by %.4g on the way%n".formatted(value("maxRise")));
  }

  private void alignment(StringBuilder text, Map<String, Double> before) {
    text.append(
        "  aligned: distance %.6g before, %.6g after; barrier %.6g before, %.6g after%n"
            .formatted(
                before.getOrDefault("distance", Double.NaN),
                value("distance"),
                before.getOrDefault("barrier", Double.NaN),
                value("barrier")));
    text.append("  before: %s%n".formatted(unaligned(file)));
  }

  private Optional<Double> figure(String name) {
    return Optional.ofNullable(figures.get(name));
  }

  private double value(String name) {
    return figures.getOrDefault(name, Double.NaN);
  }

  /** A tree of maps and lists; keys are camelCase. */
  public Map<String, Object> json() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("file", file.toString());
    figures.forEach((name, value) -> tree.put(name, name.equals("monotone") ? value == 1 : value));
    List<Marker> models = surface.markers();
    tree.put("models", models);
    tree.put("x", surface.grid().x().toArray());
    tree.put("losses", surface.values(surface.lossChannel()));
    unaligned.ifPresent(
        before -> {
          Map<String, Object> earlier = new LinkedHashMap<>();
          earlier.put("file", unaligned(file).toString());
          earlier.putAll(figuresOf(before));
          tree.put("unaligned", earlier);
        });
    return tree;
  }
}
