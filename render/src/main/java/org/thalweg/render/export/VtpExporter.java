// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.thalweg.landscape.surface.Surface;

/**
 * VTK polygonal data as the reference implementation lays it out, for ParaView and VTK.
 *
 * <p>Points in the grid's order with {@code z} the loss itself, quads {@code k, k+1, k+n+1, k+n},
 * {@code zvalue} a point and {@code averaged zvalue} a cell. Beyond that: one Float64 array a
 * channel with its values as measured, normals, {@code finite}, and each path as one line whose
 * points follow the grid's. Critical points are a file of their own: vertices at their losses,
 * whose {@code type} is 0 minimum, 1 saddle, 2 maximum, 3 degenerate. A node that is not finite
 * lies at the highest finite loss. Arrays are base64, since VTK reads no NaN from text.
 */
public final class VtpExporter implements Exporter {

  private static final int[][] NONE = {};

  /** For the service loader. */
  public VtpExporter() {}

  @Override
  public String extension() {
    return "vtp";
  }

  @Override
  public String description() {
    return "polygonal data for ParaView and VTK";
  }

  @Override
  public List<Part> parts() {
    return List.of(Part.SURFACE, Part.CRITICAL);
  }

  @Override
  public void write(Surface surface, Part part, OutputStream out) throws IOException {
    Exporters.require(this, part);
    if (part == Part.CRITICAL) {
      String xml = CriticalTable.vtp(CriticalTable.of(surface).points());
      out.write(xml.getBytes(StandardCharsets.UTF_8));
    } else {
      write(surface, out);
    }
  }

  @Override
  public void write(Surface surface, OutputStream out) throws IOException {
    PolyData data = PolyData.of(surface);
    StringBuilder xml = new StringBuilder();
    xml.append(
        """
        <?xml version="1.0"?>
        <VTKFile type="PolyData" version="1.0" byte_order="LittleEndian" header_type="UInt64">
        <PolyData>
        <Piece NumberOfPoints="%d" NumberOfVerts="0" NumberOfLines="%d" NumberOfStrips="0" \
        NumberOfPolys="%d">
        """
            .formatted(data.points(), data.lines().length, data.quads().length));
    xml.append("<PointData Scalars=\"zvalue\" Normals=\"Normals\">\n");
    xml.append(VtkArray.float32("zvalue", 1, data.heights()));
    DistinctNames names = new DistinctNames("zvalue", "Normals", "finite");
    for (int c = 0; c < surface.channels().size(); c++) {
      xml.append(VtkArray.float64(names.of(surface.channels().get(c).name()), data.channel(c)));
    }
    xml.append(VtkArray.float32("Normals", 3, data.normals()));
    xml.append(VtkArray.uint8("finite", data.finite()));
    xml.append("</PointData>\n<CellData Scalars=\"averaged zvalue\">\n");
    xml.append(VtkArray.float32("averaged zvalue", 1, data.cellMeans()));
    xml.append("</CellData>\n<Points>\n");
    xml.append(VtkArray.float32("Points", 3, data.positions()));
    xml.append("</Points>\n");
    xml.append(VtkArray.cells("Verts", NONE));
    xml.append(VtkArray.cells("Lines", data.lines()));
    xml.append(VtkArray.cells("Strips", NONE));
    xml.append(VtkArray.cells("Polys", data.quads()));
    xml.append("</Piece>\n</PolyData>\n</VTKFile>\n");
    out.write(xml.toString().getBytes(StandardCharsets.UTF_8));
  }
}
