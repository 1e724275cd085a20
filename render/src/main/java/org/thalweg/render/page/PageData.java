// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.page;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.Writer;
import java.util.function.ToDoubleFunction;
import org.thalweg.landscape.analysis.critical.CriticalAnalysis;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Marker;
import org.thalweg.landscape.surface.NodeStatus;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.caption.Caption;
import org.thalweg.render.color.Colormap;
import org.thalweg.render.figure.ValueScale;

/**
 * The data block of the page, JSON of format 1; {@code viewer/src/data/decode.ts} reads it.
 *
 * <p>Values stay in the grid's order and keep every bit. No {@code <} is written, so the block
 * cannot end its script element.
 */
final class PageData {
  private static final int FORMAT = 1;
  private static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new Jdk8Module());

  private final JsonGenerator json;

  private PageData(JsonGenerator json) {
    this.json = json;
  }

  static void write(PageContents contents, Writer out) throws IOException {
    try (JsonGenerator json = MAPPER.getFactory().createGenerator(out)) {
      json.setCharacterEscapes(new NoMarkup());
      new PageData(json).write(contents);
    }
  }

  private void write(PageContents contents) throws IOException {
    json.writeStartObject();
    json.writeNumberField("format", FORMAT);
    json.writeStringField("title", contents.title());
    if (contents.version().isPresent()) {
      json.writeNumberField("version", contents.version().getAsLong());
    }
    if (!contents.surfaces().isEmpty()) {
      write(PageScale.of(contents.surfaces()));
    }
    json.writeArrayFieldStart("landscapes");
    for (int i = 0; i < contents.surfaces().size(); i++) {
      write(contents.surfaces().get(i), contents.names().get(i));
    }
    json.writeEndArray();
    json.writeFieldName("maps");
    json.writeTree(MAPPER.readTree(Colormap.json()));
    json.writeArrayFieldStart("panels");
    for (SpectralDensity spectrum : contents.spectra()) {
      write(spectrum);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(PageScale scale) throws IOException {
    json.writeObjectFieldStart("scale");
    json.writeStringField("mode", scale.mode());
    json.writeNumberField("high", scale.chosen().high());
    ValueScale log = scale.log();
    if (log != null) {
      json.writeNumberField("logOffset", log.offset());
      json.writeNumberField("logHigh", log.high());
    }
    json.writeEndObject();
  }

  private void write(SpectralDensity spectrum) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", "density");
    json.writeStringField("name", spectrum.name());
    json.writeStringField("x", spectrum.encodedEigenvalues());
    json.writeStringField("density", spectrum.encodedDensity());
    if (spectrum.largest().isPresent()) {
      json.writeNumberField("lambdaMax", spectrum.largest().getAsDouble());
    }
    if (spectrum.smallest().isPresent()) {
      json.writeNumberField("lambdaMin", spectrum.smallest().getAsDouble());
    }
    json.writeEndObject();
  }

  private void write(Surface surface, String name) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeFieldName("x");
    write(surface.grid().x());
    json.writeFieldName("y");
    if (surface.grid().dimension() == 2) {
      write(surface.grid().y());
    } else {
      json.writeNull();
    }
    json.writeNumberField("loss", surface.lossChannel());
    json.writeArrayFieldStart("channels");
    for (int c = 0; c < surface.channels().size(); c++) {
      write(surface.channels().get(c), surface.values(c));
    }
    json.writeEndArray();
    if (surface.status().stream().anyMatch(status -> status != NodeStatus.MEASURED)) {
      json.writeStringField(
          "status",
          Numbers.encode(surface.status().stream().mapToDouble(NodeStatus::code).toArray()));
    }
    json.writeArrayFieldStart("paths");
    for (ProjectedPath path : surface.paths()) {
      write(path);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("markers");
    for (Marker marker : surface.markers()) {
      write(marker);
    }
    json.writeEndArray();
    if (surface.grid().dimension() == 2) {
      PageTopology.write(json, CriticalAnalysis.of(surface));
    }
    write(Caption.page(surface));
    json.writePOJOField("provenance", surface.provenance().orElse(null));
    json.writeEndObject();
  }

  private void write(Caption.PageWords words) throws IOException {
    json.writePOJOField("caption", words.parts());
    json.writePOJOField("cautions", words.cautions());
  }

  private void write(Axis axis) throws IOException {
    json.writeStartObject();
    json.writeNumberField("min", axis.min());
    json.writeNumberField("max", axis.max());
    json.writeNumberField("count", axis.count());
    json.writeEndObject();
  }

  private void write(Channel channel, double[] values) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", channel.name());
    json.writeStringField("label", channel.label());
    json.writeStringField("unit", channel.unit());
    json.writeStringField("values", Numbers.encode(values));
    json.writeEndObject();
  }

  private void write(ProjectedPath path) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", path.name());
    json.writeArrayFieldStart("labels");
    for (ProjectedPath.Point point : path.points()) {
      json.writeString(point.label());
    }
    json.writeEndArray();
    writeNumbers("x", path, ProjectedPath.Point::x);
    writeNumbers("y", path, ProjectedPath.Point::y);
    writeNumbers("loss", path, ProjectedPath.Point::loss);
    writeNumbers("offPlane", path, ProjectedPath.Point::offPlane);
    json.writeEndObject();
  }

  /** Losses as encoded numbers: JSON has no word for NaN. */
  private void write(Marker marker) throws IOException {
    json.writeStartObject();
    json.writeStringField("label", marker.label());
    json.writeStringField(
        "numbers", Numbers.encode(marker.x(), marker.y(), marker.loss(), marker.offPlane()));
    json.writeEndObject();
  }

  private void writeNumbers(
      String key, ProjectedPath path, ToDoubleFunction<ProjectedPath.Point> of) throws IOException {
    json.writeStringField(key, Numbers.encode(path.points().stream().mapToDouble(of).toArray()));
  }
}
