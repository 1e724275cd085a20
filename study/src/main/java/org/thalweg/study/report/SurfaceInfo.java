// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.thalweg.landscape.io.exchange.ImportedSurface;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.NodeStatus;
import org.thalweg.landscape.surface.Provenance;
import org.thalweg.landscape.surface.Question;
import org.thalweg.landscape.surface.Run;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.study.analysis.SurfaceShape;

/** A surface file in words, and as a tree for JSON. */
public final class SurfaceInfo {
  private SurfaceInfo() {}

  /** Lines for people, each ended. */
  public static String text(Path file, ImportedSurface imported) {
    Surface surface = imported.surface();
    StringBuilder text = new StringBuilder();
    Grid grid = surface.grid();
    line(text, "file", file);
    line(text, "grid", grid.axes().stream().map(Axis::toString).toList());
    ChannelRange.all(surface).forEach(range -> line(text, range.channel(), range.describe()));
    long failed = count(surface, NodeStatus.FAILED);
    if (failed > 0) {
      line(text, "failed", failed + " points");
    }
    long interpolated = count(surface, NodeStatus.INTERPOLATED);
    if (interpolated > 0) {
      line(text, "not measured", "interpolated at %d points".formatted(interpolated));
    }
    SurfaceShape shape = new SurfaceShape(surface);
    String measure = grid.dimension() == 2 ? "convexity" : "width";
    shape.lines().forEach(told -> line(text, measure, told));
    surface
        .paths()
        .forEach(path -> line(text, "path", path.name() + ", " + path.points().size() + " points"));
    surface
        .markers()
        .forEach(
            m ->
                line(
                    text,
                    "model " + m.label(),
                    "(%.6g, %.6g), loss %.6g".formatted(m.x(), m.y(), m.loss())));
    surface
        .critical()
        .ifPresent(
            found ->
                found
                    .points()
                    .forEach(
                        p ->
                            line(
                                text,
                                "critical " + p.label(),
                                "%s at (%.6g, %.6g), %s %.6g"
                                    .formatted(
                                        p.type().word(),
                                        p.x(),
                                        p.y(),
                                        found.channel(),
                                        p.loss()))));
    surface
        .provenance()
        .ifPresentOrElse(
            provenance -> describe(text, provenance),
            () -> {
              line(text, "made by", imported.tool() + "; the file has no provenance");
              imported.remarks().forEach(remark -> line(text, "", remark));
            });
    return text.toString();
  }

  private static void describe(StringBuilder text, Provenance provenance) {
    Question q = provenance.question();
    line(
        text,
        "model",
        "%s, %,d parameters, sha256 %.12s"
            .formatted(q.model().architecture(), q.model().parameters(), q.model().sha256()));
    line(
        text,
        "data",
        "%s %s, %s: %,d samples, normalised by %s"
            .formatted(
                q.data().dataset(),
                q.data().split(),
                q.data().samples(),
                q.data().count(),
                q.data().normalization()));
    line(text, "loss", q.loss());
    line(
        text,
        "directions",
        "%s, norm %s, ignore %s, %s, batch norm %s, seed %d%s%s"
            .formatted(
                q.directions().kind(),
                q.directions().norm(),
                q.directions().ignore(),
                q.directions().tensors(),
                q.directions().bn(),
                q.directions().seed(),
                q.directions().orthogonal() ? ", orthogonal" : "",
                q.directions().repeats() > 1
                    ? ", %d draws".formatted(q.directions().repeats())
                    : ""));
    line(
        text,
        "engine",
        "%s, %s, %s, %s, %d images a batch"
            .formatted(
                q.engine().name(),
                q.engine().instructionSet(),
                q.engine().device(),
                q.engine().precision(),
                q.engine().batchSize()));
    provenance
        .findings()
        .figures()
        .forEach((name, value) -> line(text, name, "%.6g".formatted(value)));
    Run run = provenance.run();
    line(
        text,
        "made",
        "%s by thalweg %s in %.1f s".formatted(run.created(), run.thalweg(), run.seconds()));
    line(text, "on", run.machine());
    line(text, "command", "thalweg " + String.join(" ", run.command()));
  }

  private static long count(Surface surface, NodeStatus status) {
    return surface.status().stream().filter(s -> s == status).count();
  }

  private static void line(StringBuilder text, String name, Object value) {
    text.append("%-18s %s%n".formatted(name, value));
  }

  /** The same as a tree of maps and lists; keys are camelCase. */
  public static Map<String, Object> json(ImportedSurface imported) {
    Surface surface = imported.surface();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("axes", surface.grid().axes());
    tree.put("points", surface.grid().size());
    tree.put("channels", ChannelRange.all(surface));
    tree.put("failed", count(surface, NodeStatus.FAILED));
    tree.put("interpolated", count(surface, NodeStatus.INTERPOLATED));
    tree.putAll(new SurfaceShape(surface).json());
    List<Object> paths = new ArrayList<>();
    surface.paths().forEach(paths::add);
    tree.put("paths", paths);
    tree.put("markers", surface.markers());
    surface
        .critical()
        .ifPresent(
            found ->
                tree.put("critical", found.points().stream().map(CriticalJson::point).toList()));
    tree.put("tool", imported.tool());
    tree.put("remarks", imported.remarks());
    tree.put("figures", surface.findings().figures());
    tree.put("provenance", surface.provenance().orElse(null));
    return tree;
  }
}
