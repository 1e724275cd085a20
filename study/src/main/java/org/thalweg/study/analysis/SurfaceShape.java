// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.thalweg.landscape.analysis.shape.Convexity;
import org.thalweg.landscape.analysis.shape.Width;
import org.thalweg.landscape.finding.Finding;
import org.thalweg.landscape.finding.Findings;
import org.thalweg.landscape.surface.Surface;

/** The shape of a surface's loss in figures: a plane's convexity, a line's widths. */
public final class SurfaceShape {
  /** Widths are told at these losses; the last is that of guessing among ten classes. */
  private static final List<Double> LEVELS = List.of(0.5, 1.0, Convexity.CHANCE_OF_TEN);

  private final Surface surface;
  private final boolean plane;
  private final boolean line;

  public SurfaceShape(Surface surface) {
    this.surface = surface;
    plane = surface.grid().dimension() == 2 && !rowsOfLines(surface);
    line = surface.grid().dimension() == 1;
  }

  /** A residual view's rows are lines of their own: differences across them mean nothing. */
  private static boolean rowsOfLines(Surface surface) {
    return surface
        .provenance()
        .map(p -> p.question().directions().kind().equals("residual"))
        .orElse(false);
  }

  /** Of a plane, all draws together; nothing of a line. */
  public Findings findings() {
    if (!plane) {
      return Findings.NONE;
    }
    Convexity all = convexity().stream().reduce(Convexity::plus).orElseThrow();
    OptionalDouble share =
        all.indefiniteShare().map(OptionalDouble::of).orElse(OptionalDouble.empty());
    return Findings.of(new Finding.Indefiniteness(all.judged(), share));
  }

  private List<Convexity> convexity() {
    return Convexity.ofDraws(surface, surface.lossChannel(), Convexity.CHANCE_OF_TEN);
  }

  private List<Optional<Width>> widths(double level) {
    return Width.ofDraws(surface, surface.lossChannel(), level);
  }

  /** One line a draw of a plane, one a level of a line. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (plane) {
      convexity().forEach(each -> lines.add(describe(each)));
    }
    if (line) {
      LEVELS.forEach(level -> describe(level, widths(level)).ifPresent(lines::add));
    }
    return lines;
  }

  private static String describe(Convexity c) {
    String share =
        c.indefiniteShare()
            .map(s -> "%.1f %% of %d cells".formatted(100 * s, c.judged()))
            .orElse("no cell");
    return "loss below %.4g: plane Hessian indefinite in %s, concave in %d; not judged: %d at the border, %d excluded"
        .formatted(c.level(), share, c.concave(), c.border(), c.excluded());
  }

  private static Optional<String> describe(double level, List<Optional<Width>> draws) {
    List<Width> widths = draws.stream().flatMap(Optional::stream).toList();
    if (widths.isEmpty()) {
      return Optional.empty();
    }
    String open = widths.stream().anyMatch(Width::open) ? ", cut by the ends of the line" : "";
    if (draws.size() == 1) {
      Width only = widths.get(0);
      return Optional.of(
          "loss below %.4g over %.4g, from %.4g to %.4g%s"
              .formatted(level, only.length(), only.from(), only.to(), open));
    }
    double[] lengths = widths.stream().mapToDouble(Width::length).sorted().toArray();
    double mean = Arrays.stream(lengths).average().orElseThrow();
    return Optional.of(
        "loss below %.4g over %.4g, the mean of %d of %d draws, %.4g to %.4g%s"
            .formatted(
                level,
                mean,
                lengths.length,
                draws.size(),
                lengths[0],
                lengths[lengths.length - 1],
                open));
  }

  /** The same as a tree: {@code convexity} of a plane, one entry a draw, or {@code widths}. */
  public Map<String, Object> json() {
    Map<String, Object> tree = new LinkedHashMap<>();
    if (plane) {
      tree.put("convexity", convexity().stream().map(SurfaceShape::tree).toList());
    }
    if (line) {
      tree.put(
          "widths",
          LEVELS.stream()
              .flatMap(level -> widths(level).stream().flatMap(Optional::stream))
              .toList());
    }
    return tree;
  }

  private static Map<String, Object> tree(Convexity c) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("level", c.level());
    tree.put("judged", c.judged());
    tree.put("indefinite", c.indefinite());
    tree.put("concave", c.concave());
    tree.put("indefiniteShare", c.indefiniteShare().orElse(null));
    tree.put("border", c.border());
    tree.put("excluded", c.excluded());
    return tree;
  }
}
