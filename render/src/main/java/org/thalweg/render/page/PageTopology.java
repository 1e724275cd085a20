// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.page;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.thalweg.landscape.analysis.critical.CriticalAnalysis;
import org.thalweg.landscape.analysis.critical.NamedPair;
import org.thalweg.landscape.analysis.critical.SeparatingLine;
import org.thalweg.landscape.analysis.critical.SeparatingLines;
import org.thalweg.landscape.analysis.topology.Topology;
import org.thalweg.landscape.surface.CriticalPoint;

/**
 * What a plane has of critical points, separatrices, basins and pairs, for the page's data.
 *
 * <p>Numbers that are not known are NaN; the death of what never ends is +∞.
 */
final class PageTopology {
  private final JsonGenerator json;
  private final CriticalAnalysis analysis;
  private final Topology topology;

  private PageTopology(JsonGenerator json, CriticalAnalysis analysis, Topology topology) {
    this.json = json;
    this.analysis = analysis;
    this.topology = topology;
  }

  /** Writes the field {@code topology}; none for a line. */
  static void write(JsonGenerator json, CriticalAnalysis analysis) throws IOException {
    if (analysis.topology().isPresent()) {
      new PageTopology(json, analysis, analysis.topology().orElseThrow()).write();
    }
  }

  private void write() throws IOException {
    json.writeObjectFieldStart("topology");
    json.writeNumberField("threshold", analysis.points().threshold());
    json.writeArrayFieldStart("points");
    for (CriticalPoint point : analysis.points().points()) {
      write(point);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("separatrices");
    for (SeparatingLine line : SeparatingLines.of(analysis)) {
      write(line);
    }
    json.writeEndArray();
    basins();
    json.writeArrayFieldStart("pairs");
    for (NamedPair pair : analysis.pairs()) {
      write(pair);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(CriticalPoint point) throws IOException {
    json.writeStartObject();
    json.writeStringField("label", point.label());
    json.writeStringField("type", point.type().word());
    json.writeNumberField("multiplicity", point.multiplicity());
    json.writeNumberField("node", point.node());
    json.writeBooleanField("border", point.border());
    if (point.note().isEmpty()) {
      json.writeNullField("note");
    } else {
      json.writeStringField("note", point.note());
    }
    double slope = point.fullSpace().map(CriticalPoint.FullSpace::gradientNorm).orElse(Double.NaN);
    double least = point.fullSpace().map(CriticalPoint.FullSpace::lambdaMin).orElse(Double.NaN);
    json.writeStringField(
        "numbers",
        Numbers.encode(point.x(), point.y(), point.loss(), point.persistence(), slope, least));
    json.writeEndObject();
  }

  private void write(SeparatingLine line) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", line.descends() ? "descending" : "ascending");
    json.writeStringField("from", line.from());
    if (line.to().isEmpty()) {
      json.writeNullField("to");
    } else {
      json.writeStringField("to", line.to());
    }
    json.writeStringField("x", Numbers.encode(line.x()));
    json.writeStringField("y", Numbers.encode(line.y()));
    json.writeStringField("loss", Numbers.encode(line.loss()));
    json.writeEndObject();
  }

  private void basins() throws IOException {
    Map<Integer, String> byNode = analysis.labels();
    List<String> labels = new ArrayList<>();
    int[] minima = topology.basins().labels();
    double[] of = new double[minima.length];
    for (int node = 0; node < of.length; node++) {
      String label = byNode.getOrDefault(minima[node], "");
      if (!label.isEmpty() && !labels.contains(label)) {
        labels.add(label);
      }
      boolean known = !label.isEmpty() && Double.isFinite(topology.field().value(node));
      of[node] = known ? labels.indexOf(label) : Double.NaN;
    }
    json.writeObjectFieldStart("basins");
    json.writeArrayFieldStart("labels");
    for (String label : labels) {
      json.writeString(label);
    }
    json.writeEndArray();
    json.writeStringField("of", Numbers.encode(of));
    json.writeEndObject();
  }

  private void write(NamedPair pair) throws IOException {
    json.writeStartObject();
    json.writeNumberField("dimension", pair.dimension());
    json.writeStringField(
        "numbers",
        Numbers.encode(
            pair.birth(),
            pair.death(),
            pair.from().x(),
            pair.from().y(),
            pair.to().x(),
            pair.to().y()));
    json.writeEndObject();
  }
}
