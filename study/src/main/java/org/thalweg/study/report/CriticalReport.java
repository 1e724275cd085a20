// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.thalweg.landscape.analysis.critical.Counts;
import org.thalweg.landscape.analysis.critical.CriticalAnalysis;
import org.thalweg.landscape.analysis.critical.NamedPair;
import org.thalweg.landscape.analysis.topology.Basins;
import org.thalweg.landscape.analysis.topology.CriticalNode;
import org.thalweg.landscape.analysis.topology.PersistenceSummary;
import org.thalweg.landscape.analysis.topology.Topology;
import org.thalweg.landscape.analysis.topology.TopologyMetrics;
import org.thalweg.landscape.surface.CriticalPoint;
import org.thalweg.study.analysis.FullSpaceWords;

/** The critical points of a surface in a table for people. */
public final class CriticalReport {
  private final Path file;
  private final CriticalAnalysis analysis;
  private final boolean raw;

  /**
   * A report.
   *
   * @param raw whether every critical node is listed too, noise included
   */
  public CriticalReport(Path file, CriticalAnalysis analysis, boolean raw) {
    this.file = file;
    this.analysis = analysis;
    this.raw = raw;
  }

  /** Lines for people, each ended. */
  public String text() {
    StringBuilder text = new StringBuilder();
    head(text);
    points(text);
    counts(text);
    analysis.topology().ifPresent(topology -> topology(text, topology));
    agreement(text);
    fullSpace(text);
    if (raw) {
      analysis.topology().ifPresent(topology -> nodes(text, topology));
    }
    return text.toString();
  }

  private void head(StringBuilder text) {
    int count = analysis.points().points().size();
    line(
        text,
        "%s, %s: %s of persistence above %s%s (threshold %s)%s",
        file,
        analysis.points().channel(),
        count == 1 ? "1 critical point" : count + " critical points",
        number(analysis.points().threshold()),
        errors() ? " and three standard errors" : "",
        analysis.points().rule(),
        analysis.compressed() ? ", splined through log(loss)" : "");
  }

  private boolean errors() {
    return analysis
        .topology()
        .map(Topology::simplification)
        .filter(s -> s.threshold().standardErrors() > 0 && s.field().hasStandardErrors())
        .isPresent();
  }

  private void points(StringBuilder text) {
    if (analysis.points().points().isEmpty()) {
      return;
    }
    line(
        text,
        "  %-5s %-11s %11s %11s %12s %12s %24s %8s",
        "",
        "type",
        "x",
        "y",
        "loss",
        "persistence",
        "curvature",
        "winding");
    for (CriticalPoint p : analysis.points().points()) {
      line(
          text,
          "  %-5s %-11s %11s %11s %12s %12s %24s %8s%s",
          p.label(),
          p.multiplicity() > 1 ? p.type().word() + "×" + p.multiplicity() : p.type().word(),
          place(p.x()),
          place(p.y()),
          number(p.loss()),
          number(p.persistence()),
          curvature(p),
          p.agreement().winding().isPresent()
              ? "%+d".formatted(p.agreement().winding().getAsInt())
              : "",
          p.note().isEmpty() ? "" : "  " + p.note());
    }
  }

  private String curvature(CriticalPoint p) {
    if (Double.isNaN(p.eigenvalueMin())) {
      return "";
    }
    return analysis.topology().isEmpty()
        ? number(p.eigenvalueMin())
        : number(p.eigenvalueMin()) + " … " + number(p.eigenvalueMax());
  }

  /** Six digits behind the point, and no minus in front of zeros. */
  private static String place(double value) {
    String text = String.format(Locale.ROOT, "%.6f", value);
    return text.matches("-0\\.0+") ? text.substring(1) : text;
  }

  private void counts(StringBuilder text) {
    line(text, "  above the threshold   %s", counted(analysis.tally().simplified()));
    line(text, "  all critical nodes    %s", counted(analysis.tally().raw()));
    Counts smooth = analysis.tally().smooth();
    line(
        text,
        "  all points of the spline: %s, %s and %s%s; %d of them not above the threshold",
        plural(smooth.minima(), "minimum", "minima"),
        plural(smooth.saddles(), "saddle", "saddles"),
        plural(smooth.maxima(), "maximum", "maxima"),
        smooth.degenerate() > 0 ? ", %d degenerate".formatted(smooth.degenerate()) : "",
        analysis.tally().hidden());
  }

  private String counted(Counts counts) {
    if (analysis.topology().isEmpty()) {
      return "%s − %s = %d"
          .formatted(
              plural(counts.minima(), "minimum", "minima"),
              plural(counts.maxima(), "maximum", "maxima"),
              counts.minima() - counts.maxima());
    }
    return "%s − %s + %s = %d"
        .formatted(
            plural(counts.minima(), "minimum", "minima"),
            plural(counts.saddles(), "saddle", "saddles"),
            plural(counts.maxima(), "maximum", "maxima"),
            counts.eulerCharacteristic());
  }

  private static String plural(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  private void topology(StringBuilder text, Topology topology) {
    List<NamedPair> finite =
        analysis.pairs().stream().filter(p -> Double.isFinite(p.persistence())).toList();
    if (!finite.isEmpty()) {
      line(
          text,
          "  pairs: %s",
          String.join(
              ", ",
              finite.stream()
                  .map(
                      p ->
                          "%s–%s %s"
                              .formatted(
                                  named(p.from().label()),
                                  named(p.to().label()),
                                  number(p.persistence())))
                  .toList()));
    }
    line(
        text,
        "  basins: %s",
        String.join(
            ", ",
            topology.basins().all().stream()
                .map(
                    b ->
                        "%s %.1f %%"
                            .formatted(named(label(b)), 100 * topology.basins().share(b.minimum())))
                .toList()));
    TopologyMetrics metrics = topology.metrics();
    PersistenceSummary components = metrics.components();
    line(
        text,
        "  saddles %d (%d join basins), average persistence %s, at most %s, in all %s, entropy %.3f;"
            + " mean rise from minimum to saddle %s",
        metrics.saddles(),
        metrics.joins(),
        known(components.average()),
        known(components.maximum()),
        number(components.total()),
        components.entropy(),
        known(metrics.smad().plain()));
  }

  private static String known(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : "–";
  }

  private static String named(String label) {
    return label.isEmpty() ? "(unnamed)" : label;
  }

  private String label(Basins.Basin basin) {
    return analysis.labels().getOrDefault(basin.minimum(), "");
  }

  private void agreement(StringBuilder text) {
    int all = analysis.points().points().size();
    List<CriticalPoint> differing = analysis.disagreements();
    line(
        text,
        "  Hessian and topology agree on %d of %d%s%s",
        all - differing.size(),
        all,
        differing.isEmpty()
            ? ""
            : "; not on "
                + String.join(", ", differing.stream().map(CriticalPoint::label).toList()),
        analysis.tally().artefacts() > 0
            ? "; %d more nodes are made by the triangulation between neighbours"
                .formatted(analysis.tally().artefacts())
            : "");
  }

  private void fullSpace(StringBuilder text) {
    for (CriticalPoint point : analysis.points().points()) {
      FullSpaceWords.of(point).ifPresent(words -> line(text, "  %-5s %s", point.label(), words));
    }
  }

  private static void nodes(StringBuilder text, Topology topology) {
    line(text, "  every critical node:");
    for (CriticalNode node : topology.rawCriticalNodes().all()) {
      line(
          text,
          "    %-8s %11.6f %11.6f %12s%s",
          node.type().word(),
          topology.field().grid().at(node.node()).x(),
          topology.field().grid().at(node.node()).y(),
          number(topology.field().value(node.node())),
          node.multiplicity() > 1 ? "  multiplicity " + node.multiplicity() : "");
    }
  }

  // The annotation that it asks for is in a library of its own.
  @SuppressWarnings("AnnotateFormatMethod")
  private static void line(StringBuilder text, String format, Object... values) {
    text.append(format.formatted(values).stripTrailing()).append(System.lineSeparator());
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    double size = Math.abs(value);
    return size == 0 || (size >= 1e-3 && size < 1e6)
        ? String.format(Locale.ROOT, "%.6g", value)
        : String.format(Locale.ROOT, "%.3e", value);
  }

  /** The same as a tree of maps and lists; keys are camelCase, what is not finite is null. */
  public Map<String, Object> json() {
    return new CriticalJson(file, analysis, raw).tree();
  }
}
