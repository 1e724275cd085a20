// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.report;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.landscape.finding.Finding;
import org.thalweg.landscape.surface.Marker;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.study.opening.OutputPlace;

/** What a line or plane through models says, for people and for programs. */
public final class InterpolationReport {
  private final Path file;
  private final Surface surface;
  private final Optional<Surface> unaligned;

  /**
   * A report.
   *
   * @param unaligned the same line before the hidden units were permuted
   */
  public InterpolationReport(Path file, Surface surface, Optional<Surface> unaligned) {
    this.file = file;
    this.surface = surface;
    this.unaligned = unaligned;
  }

  /** Where the line before alignment goes: {@code line.h5} gives {@code line-unaligned.h5}. */
  public static Path unaligned(Path file) {
    return OutputPlace.beside(file, "unaligned");
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
    surface.find(Finding.ModelDistance.class).ifPresent(apart -> distance(text, apart));
    surface.find(Finding.LossBarrier.class).ifPresent(barrier -> barrier(text, barrier));
    surface.find(Finding.LossRise.class).ifPresent(rise -> rise(text, rise));
    unaligned.ifPresent(before -> alignment(text, before));
    return text.toString();
  }

  private String place() {
    return surface.grid().dimension() == 1 ? "line" : "plane";
  }

  private static void distance(StringBuilder text, Finding.ModelDistance apart) {
    text.append("  distance %.6g".formatted(apart.distance()));
    apart
        .relativeMovement()
        .ifPresent(share -> text.append(", %.4g of the first's norm%n".formatted(share)));
  }

  private static void barrier(StringBuilder text, Finding.LossBarrier barrier) {
    text.append(
        "  barrier %.6g over the chord, at %.4f; %.6g over the larger end%n"
            .formatted(barrier.height(), barrier.at(), barrier.overLargerEnd()));
  }

  private static void rise(StringBuilder text, Finding.LossRise rise) {
    text.append(
        rise.monotone()
            ? "  the loss falls all the way (largest rise %.3g)%n".formatted(rise.most())
            : "  the loss rises by %.4g on the way%n".formatted(rise.most()));
  }

  private void alignment(StringBuilder text, Surface before) {
    text.append(
        "  aligned: distance %.6g before, %.6g after; barrier %.6g before, %.6g after%n"
            .formatted(distance(before), distance(surface), barrier(before), barrier(surface)));
    text.append("  before: %s%n".formatted(unaligned(file)));
  }

  private static double distance(Surface line) {
    return line.find(Finding.ModelDistance.class)
        .map(Finding.ModelDistance::distance)
        .orElse(Double.NaN);
  }

  /** NaN of a line that does not reach from model to model. */
  private static double barrier(Surface line) {
    return line.find(Finding.LossBarrier.class).map(Finding.LossBarrier::height).orElse(Double.NaN);
  }

  /** A tree of maps and lists; keys are camelCase. */
  public Map<String, Object> json() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("file", file.toString());
    surface
        .findings()
        .figures()
        .forEach((name, value) -> tree.put(name, name.equals("monotone") ? value == 1 : value));
    List<Marker> models = surface.markers();
    tree.put("models", models);
    tree.put("x", surface.grid().x().toArray());
    tree.put("losses", surface.values(surface.lossChannel()));
    unaligned.ifPresent(
        before -> {
          Map<String, Object> earlier = new LinkedHashMap<>();
          earlier.put("file", unaligned(file).toString());
          earlier.putAll(before.findings().figures());
          tree.put("unaligned", earlier);
        });
    return tree;
  }
}
