// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.surface.CriticalPoint;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Marker;
import org.thalweg.landscape.surface.NodeStatus;
import org.thalweg.landscape.surface.Surface;

/**
 * JSON: all that a surface holds, for scripts in any language.
 *
 * <p>{@code axes}, {@code channels} by name, {@code status} (0 measured, 1 failed, 2 interpolated),
 * {@code paths}, {@code provenance}. Arrays are {@code [ix]} on a line, {@code [iy][ix]} on a
 * plane. NaN and infinities are {@code null}, and true in the channel's {@code mask}.
 */
public final class JsonExporter implements Exporter {
  private static final int VERSION = 1;
  private static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new Jdk8Module());

  /** For the service loader. */
  public JsonExporter() {}

  @Override
  public String extension() {
    return "json";
  }

  @Override
  public String description() {
    return "everything in it, for scripts in any language";
  }

  @Override
  public void write(Surface surface, OutputStream out) throws IOException {
    try (JsonGenerator json = MAPPER.getFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      new Document(json, surface.grid()).write(surface);
    }
  }

  private record Document(JsonGenerator json, Grid grid) {

    void write(Surface surface) throws IOException {
      json.writeStartObject();
      json.writeStringField("format", "thalweg-surface");
      json.writeNumberField("version", VERSION);
      axes();
      json.writeObjectFieldStart("channels");
      for (int c = 0; c < surface.channels().size(); c++) {
        channel(surface.channels().get(c), surface.values(c));
      }
      json.writeEndObject();
      List<NodeStatus> status = surface.status();
      json.writeFieldName("status");
      nested(node -> json.writeNumber(status.get(node).code()));
      json.writeArrayFieldStart("paths");
      for (ProjectedPath path : surface.paths()) {
        path(path);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("markers");
      for (Marker marker : surface.markers()) {
        marker(marker);
      }
      json.writeEndArray();
      if (surface.critical().isPresent()) {
        json.writeArrayFieldStart("critical");
        for (CriticalPoint point : surface.critical().orElseThrow().points()) {
          critical(point);
        }
        json.writeEndArray();
      }
      json.writePOJOField("provenance", surface.provenance().orElse(null));
      json.writeEndObject();
    }

    private void axes() throws IOException {
      json.writeObjectFieldStart("axes");
      json.writeFieldName("x");
      json.writeArray(grid.x().toArray(), 0, grid.columns());
      if (grid.dimension() == 2) {
        json.writeFieldName("y");
        json.writeArray(grid.y().toArray(), 0, grid.rows());
      }
      json.writeEndObject();
    }

    private void channel(Channel channel, double[] values) throws IOException {
      json.writeObjectFieldStart(channel.name());
      json.writeStringField("label", channel.label());
      json.writeStringField("unit", channel.unit());
      json.writeFieldName("values");
      nested(node -> number(values[node]));
      json.writeFieldName("mask");
      nested(node -> json.writeBoolean(!Double.isFinite(values[node])));
      json.writeEndObject();
    }

    private void marker(Marker marker) throws IOException {
      json.writeStartObject();
      json.writeStringField("label", marker.label());
      number("x", marker.x());
      number("y", marker.y());
      number("loss", marker.loss());
      number("off_plane", marker.offPlane());
      json.writeStringField("sha256", marker.sha256());
      json.writeEndObject();
    }

    private void critical(CriticalPoint point) throws IOException {
      json.writeStartObject();
      json.writeStringField("label", point.label());
      json.writeStringField("type", point.type().word());
      for (Map.Entry<String, double[]> column : CriticalTable.columns(List.of(point)).entrySet()) {
        number(column.getKey(), column.getValue()[0]);
      }
      json.writeStringField("note", point.note());
      json.writeEndObject();
    }

    private void path(ProjectedPath path) throws IOException {
      json.writeStartObject();
      json.writeStringField("name", path.name());
      json.writeArrayFieldStart("points");
      for (ProjectedPath.Point point : path.points()) {
        json.writeStartObject();
        json.writeStringField("label", point.label());
        number("x", point.x());
        number("y", point.y());
        number("loss", point.loss());
        number("off_plane", point.offPlane());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }

    private void number(String field, double value) throws IOException {
      json.writeFieldName(field);
      number(value);
    }

    private void number(double value) throws IOException {
      if (Double.isFinite(value)) {
        json.writeNumber(value);
      } else {
        json.writeNull();
      }
    }

    private interface Cell {
      void write(int node) throws IOException;
    }

    private void nested(Cell cell) throws IOException {
      json.writeStartArray();
      for (int iy = 0; iy < grid.rows(); iy++) {
        if (grid.dimension() == 2) {
          json.writeStartArray();
        }
        for (int ix = 0; ix < grid.columns(); ix++) {
          cell.write(grid.index(ix, iy));
        }
        if (grid.dimension() == 2) {
          json.writeEndArray();
        }
      }
      json.writeEndArray();
    }
  }
}
