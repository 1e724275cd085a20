// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.report;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.thalweg.landscape.analysis.critical.Counts;
import org.thalweg.landscape.analysis.critical.CriticalAnalysis;
import org.thalweg.landscape.analysis.critical.NamedPair;
import org.thalweg.landscape.analysis.topology.Basins;
import org.thalweg.landscape.analysis.topology.CriticalNode;
import org.thalweg.landscape.analysis.topology.PersistenceSummary;
import org.thalweg.landscape.analysis.topology.Smad;
import org.thalweg.landscape.analysis.topology.Topology;
import org.thalweg.landscape.analysis.topology.TopologyMetrics;
import org.thalweg.landscape.surface.CriticalPoint;
import org.thalweg.study.analysis.FullSpaceWords;

/** Critical points and topology as a tree for JSON; what is not a finite number is null. */
final class CriticalJson {
  private final Path file;
  private final CriticalAnalysis analysis;
  private final boolean raw;

  CriticalJson(Path file, CriticalAnalysis analysis, boolean raw) {
    this.file = file;
    this.analysis = analysis;
    this.raw = raw;
  }

  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("file", file.toString());
    tree.put("channel", analysis.points().channel());
    tree.put("rule", analysis.points().rule());
    tree.put("threshold", finite(analysis.points().threshold()));
    tree.put("compressed", analysis.compressed());
    tree.put("points", analysis.points().points().stream().map(CriticalJson::point).toList());
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("above", counts(analysis.tally().simplified()));
    counts.put("raw", counts(analysis.tally().raw()));
    counts.put("smooth", counts(analysis.tally().smooth()));
    counts.put("hidden", analysis.tally().hidden());
    counts.put("artefacts", analysis.tally().artefacts());
    tree.put("counts", counts);
    tree.put("pairs", analysis.pairs().stream().map(CriticalJson::pair).toList());
    analysis.topology().ifPresent(topology -> put(tree, topology));
    tree.put("agreement", agreement());
    return tree;
  }

  static Map<String, Object> point(CriticalPoint p) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("label", p.label());
    tree.put("x", p.x());
    tree.put("y", p.y());
    tree.put("loss", finite(p.loss()));
    tree.put("type", p.type().word());
    tree.put("multiplicity", p.multiplicity());
    tree.put("persistence", finite(p.persistence()));
    tree.put("essential", p.persistence() == Double.POSITIVE_INFINITY);
    tree.put(
        "eigenvalues",
        Double.isNaN(p.eigenvalueMin())
            ? null
            : Arrays.asList(finite(p.eigenvalueMin()), finite(p.eigenvalueMax())));
    tree.put(
        "winding", p.agreement().winding().isPresent() ? p.agreement().winding().getAsInt() : null);
    tree.put("node", p.node());
    tree.put("border", p.border());
    tree.put("agreed", p.agreed());
    tree.put("note", p.note());
    p.fullSpace().ifPresent(full -> put(tree, full));
    FullSpaceWords.of(p).ifPresent(words -> tree.put("words", words));
    return tree;
  }

  private static void put(Map<String, Object> tree, CriticalPoint.FullSpace full) {
    tree.put("gradientNorm", finite(full.gradientNorm()));
    tree.put("gradientInPlane", finite(full.inPlane()));
    tree.put("lambdaMin", finite(full.lambdaMin()));
    tree.put("lambdaMinError", finite(full.lambdaMinError()));
    tree.put("lambdaMax", finite(full.lambdaMax()));
    tree.put("lambdaMaxError", finite(full.lambdaMaxError()));
  }

  private static Map<String, Object> counts(Counts counts) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("minima", counts.minima());
    tree.put("saddles", counts.saddles());
    tree.put("maxima", counts.maxima());
    tree.put("degenerate", counts.degenerate());
    tree.put("eulerCharacteristic", counts.eulerCharacteristic());
    return tree;
  }

  private static Map<String, Object> pair(NamedPair pair) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("dimension", pair.dimension());
    tree.put("from", pair.from().label());
    tree.put("to", pair.to().label());
    tree.put("birth", finite(pair.birth()));
    tree.put("death", finite(pair.death()));
    tree.put("persistence", finite(pair.persistence()));
    tree.put("birthX", finite(pair.from().x()));
    tree.put("birthY", finite(pair.from().y()));
    tree.put("deathX", finite(pair.to().x()));
    tree.put("deathY", finite(pair.to().y()));
    return tree;
  }

  private void put(Map<String, Object> tree, Topology topology) {
    Basins basins = topology.basins();
    tree.put("basins", basins.all().stream().map(b -> basin(basins, b)).toList());
    tree.put("metrics", metrics(topology.metrics()));
    tree.put("rawMetrics", metrics(topology.rawMetrics()));
    if (raw) {
      tree.put(
          "criticalNodes",
          topology.rawCriticalNodes().all().stream().map(n -> node(topology, n)).toList());
    }
  }

  private Map<String, Object> basin(Basins basins, Basins.Basin basin) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("label", analysis.labels().get(basin.minimum()));
    tree.put("nodes", basin.nodes());
    tree.put("share", basins.share(basin.minimum()));
    tree.put("area", basin.area());
    return tree;
  }

  private static Map<String, Object> metrics(TopologyMetrics metrics) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("minima", metrics.minima());
    tree.put("joins", metrics.joins());
    tree.put("saddles", metrics.saddles());
    tree.put("maxima", metrics.maxima());
    tree.put("components", summary(metrics.components()));
    tree.put("loops", summary(metrics.loops()));
    Smad smad = metrics.smad();
    Map<String, Object> distances = new LinkedHashMap<>();
    distances.put("plain", known(smad.plain()));
    distances.put("normalized", known(smad.normalized()));
    distances.put("weighted", known(smad.weighted()));
    distances.put("normalizedWeighted", known(smad.normalizedWeighted()));
    tree.put("smad", distances);
    return tree;
  }

  private static Map<String, Object> summary(PersistenceSummary summary) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("count", summary.count());
    tree.put("average", known(summary.average()));
    tree.put("averageFromDiagonal", known(summary.fromDiagonal().average()));
    tree.put("maximum", known(summary.maximum()));
    tree.put("total", finite(summary.total()));
    tree.put("entropy", finite(summary.entropy()));
    return tree;
  }

  private static Map<String, Object> node(Topology topology, CriticalNode node) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("x", topology.field().grid().at(node.node()).x());
    tree.put("y", topology.field().grid().at(node.node()).y());
    tree.put("loss", finite(topology.field().value(node.node())));
    tree.put("type", node.type().word());
    tree.put("multiplicity", node.multiplicity());
    tree.put("node", node.node());
    return tree;
  }

  private Map<String, Object> agreement() {
    List<CriticalPoint> differing = analysis.disagreements();
    int all = analysis.points().points().size();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("points", all);
    tree.put("agreed", all - differing.size());
    tree.put("disagreements", differing.stream().map(CriticalPoint::label).toList());
    return tree;
  }

  private static @Nullable Double known(OptionalDouble value) {
    return value.isPresent() ? finite(value.getAsDouble()) : null;
  }

  /** JSON has no word for NaN and infinities. */
  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
