// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.thalweg.landscape.analysis.critical.CriticalAnalysis;
import org.thalweg.landscape.analysis.topology.CriticalNodes;
import org.thalweg.landscape.analysis.topology.PersistencePair;
import org.thalweg.landscape.analysis.topology.Simplification;
import org.thalweg.landscape.analysis.topology.Span;
import org.thalweg.landscape.analysis.topology.Topology;
import org.thalweg.landscape.surface.CriticalType;
import org.thalweg.render.canvas.Ink;
import org.thalweg.render.canvas.Lettering;
import org.thalweg.render.caption.Field;
import org.thalweg.render.caption.Numbers;
import org.thalweg.render.figure.Theme;
import org.thalweg.render.figure.ValueScale;

/**
 * The topology of one channel, and what its pictures share.
 *
 * @param names of critical points, by node
 */
record TopologyScene(
    Topology topology, String label, Map<Integer, String> names, PlotOptions options) {
  /** As critical points are found, so that all pictures show the same ones. */
  static TopologyScene of(Scene scene, PlotOptions options) {
    CriticalAnalysis analysis = scene.criticalAnalysis(options);
    return new TopologyScene(
        analysis.topology().orElseThrow(), scene.label(), analysis.labels(), options);
  }

  /** The name of a critical point; empty where it has none. */
  String name(int node) {
    return names.getOrDefault(node, "");
  }

  /** Such as {@code m2–s3}: the points where a pair begins and ends. */
  String name(PersistencePair pair) {
    String birth = name(pair.birthNode());
    String death = pair.deathNode().isEmpty() ? "" : name(pair.deathNode().getAsInt());
    return birth.isEmpty() || death.isEmpty() ? birth + death : birth + "–" + death;
  }

  Theme theme() {
    return options.look().style().theme();
  }

  /** How points are named. */
  Lettering lettering() {
    return Lettering.of(theme().ink(), 10.5);
  }

  /** The colour of components, or of loops. */
  Ink ink(int dimension) {
    return theme().curve(dimension);
  }

  /** The scale over these values, as asked for, from a round number to a round number. */
  ValueScale scale(DoubleStream values) {
    double[] finite = values.filter(Double::isFinite).sorted().toArray();
    ValueScale chosen =
        ValueScale.choose(
            Field.of(finite.length, 1, finite),
            options.scale().scaling(),
            options.scale().clip(),
            false);
    return finite.length == 0 ? chosen : chosen.widened(finite[0], finite[finite.length - 1]);
  }

  String axisTitle(String what, ValueScale scale) {
    return scale.isLog() ? what + " (log)" : what;
  }

  /** The pairs below the threshold, the most persistent first. */
  List<PersistencePair> cancelled() {
    Set<PersistencePair> kept = new HashSet<>(topology.diagram().pairs());
    return topology.rawDiagram().pairs().stream().filter(p -> !kept.contains(p)).toList();
  }

  /** Births and finite deaths of some pairs. */
  static DoubleStream ends(List<PersistencePair> pairs) {
    return pairs.stream().flatMapToDouble(p -> DoubleStream.of(p.birth(), p.death()));
  }

  /** What was left out, by which threshold. */
  List<String> remarks(ValueScale scale) {
    List<String> remarks = new ArrayList<>(scale.remark().stream().toList());
    remarks.add(threshold());
    CriticalNodes raw = topology.rawCriticalNodes();
    CriticalNodes kept = topology.criticalNodes();
    remarks.add(
        "%s of %s, %s of %s and %s of %s are kept: raw counts depend on the grid"
            .formatted(
                kept.count(CriticalType.MINIMUM),
                counted(raw, CriticalType.MINIMUM),
                kept.count(CriticalType.SADDLE),
                counted(raw, CriticalType.SADDLE),
                kept.count(CriticalType.MAXIMUM),
                counted(raw, CriticalType.MAXIMUM)));
    if (topology.field().missing() > 0) {
      remarks.add("points without a number are higher than all");
    }
    return remarks;
  }

  private static String counted(CriticalNodes nodes, CriticalType type) {
    int count = nodes.count(type);
    String name = type.name().toLowerCase(Locale.ROOT);
    String several = type == CriticalType.SADDLE ? "saddles" : name.replaceAll("um$", "a");
    return count + " " + (count == 1 ? name : several);
  }

  private String threshold() {
    Simplification simple = topology.simplification();
    Span span = simple.span();
    String least = Numbers.text(simple.floor(), 2);
    String most = Numbers.text(simple.limitAt(span.highest()), 2);
    String text =
        "persistence threshold "
            + (least.equals(most) ? least : "%s at the lowest loss to %s".formatted(least, most));
    double errors = simple.threshold().standardErrors();
    return errors > 0 && topology.field().hasStandardErrors()
        ? "%s, or %s standard errors of the pair's difference"
            .formatted(text, Numbers.text(errors, 3))
        : text;
  }
}
