// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Surface;

/**
 * VTK image data: the regular grid itself, for ParaView and the Topology ToolKit.
 *
 * <p>One Float64 point array a channel with its values as measured, NaN and infinities included;
 * {@code finite} is 1 where the loss is a number, {@code status} says how a node came to be (0
 * measured, 1 failed, 2 interpolated). Arrays are base64, since VTK reads no NaN from text.
 */
public final class VtiExporter implements Exporter {

  /** For the service loader. */
  public VtiExporter() {}

  @Override
  public String extension() {
    return "vti";
  }

  @Override
  public String description() {
    return "regular grid for ParaView, VTK and TTK";
  }

  @Override
  public void write(Surface surface, OutputStream out) throws IOException {
    Grid grid = surface.grid();
    DistinctNames names = new DistinctNames("finite", "status");
    StringBuilder arrays = new StringBuilder();
    String loss = "";
    for (int c = 0; c < surface.channels().size(); c++) {
      String name = names.of(surface.channels().get(c).name());
      loss = c == surface.lossChannel() ? name : loss;
      arrays.append(VtkArray.float64(name, surface.values(c)));
    }
    double[] finite =
        Arrays.stream(surface.values(surface.lossChannel()))
            .map(v -> Double.isFinite(v) ? 1 : 0)
            .toArray();
    arrays.append(VtkArray.uint8("finite", finite));
    arrays.append(
        VtkArray.uint8("status", surface.status().stream().mapToDouble(s -> s.code()).toArray()));
    String extent = "0 %d 0 %d 0 0".formatted(grid.columns() - 1, grid.rows() - 1);
    out.write(
        """
        <?xml version="1.0"?>
        <VTKFile type="ImageData" version="1.0" byte_order="LittleEndian" header_type="UInt64">
        <ImageData WholeExtent="%s" Origin="%s 0" Spacing="%s 1">
        <Piece Extent="%s">
        <PointData Scalars="%s">
        %s</PointData>
        <CellData>
        </CellData>
        </Piece>
        </ImageData>
        </VTKFile>
        """
            .formatted(extent, origin(grid), spacing(grid), extent, loss, arrays)
            .getBytes(StandardCharsets.UTF_8));
  }

  private static String origin(Grid grid) {
    return grid.dimension() == 1 ? grid.x().min() + " 0" : grid.x().min() + " " + grid.y().min();
  }

  private static String spacing(Grid grid) {
    return grid.dimension() == 1 ? step(grid.x()) + " 1" : step(grid.x()) + " " + step(grid.y());
  }

  private static String step(Axis axis) {
    return Double.toString((axis.max() - axis.min()) / (axis.count() - 1));
  }
}
