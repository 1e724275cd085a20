// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.thalweg.landscape.analysis.critical.CriticalAnalysis;
import org.thalweg.landscape.surface.CriticalPoint;
import org.thalweg.landscape.surface.CriticalPoint.FullSpace;
import org.thalweg.landscape.surface.CriticalPoints;
import org.thalweg.landscape.surface.Surface;

/** Critical points as columns; a number that is not known is NaN. */
final class CriticalTable {
  private static final Map<String, ToDoubleFunction<CriticalPoint>> NUMBERS = numbers();

  private CriticalTable() {}

  private static Map<String, ToDoubleFunction<CriticalPoint>> numbers() {
    Map<String, ToDoubleFunction<CriticalPoint>> all = new LinkedHashMap<>();
    all.put("multiplicity", CriticalPoint::multiplicity);
    all.put("x", CriticalPoint::x);
    all.put("y", CriticalPoint::y);
    all.put("loss", CriticalPoint::loss);
    all.put("persistence", CriticalPoint::persistence);
    all.put("eigenvalue_smaller", CriticalPoint::eigenvalueMin);
    all.put("eigenvalue_larger", CriticalPoint::eigenvalueMax);
    all.put(
        "winding",
        p -> p.agreement().winding().isPresent() ? p.agreement().winding().getAsInt() : Double.NaN);
    all.put("border", p -> p.border() ? 1 : 0);
    all.put("agreed", p -> p.agreed() ? 1 : 0);
    all.put("node", CriticalPoint::node);
    all.put("gradient_norm", full(FullSpace::gradientNorm));
    all.put("gradient_in_plane", full(FullSpace::inPlane));
    all.put("lambda_min", full(FullSpace::lambdaMin));
    all.put("lambda_min_error", full(FullSpace::lambdaMinError));
    all.put("lambda_max", full(FullSpace::lambdaMax));
    all.put("lambda_max_error", full(FullSpace::lambdaMaxError));
    return all;
  }

  private static ToDoubleFunction<CriticalPoint> full(Function<FullSpace, Double> of) {
    return p -> p.fullSpace().map(of).orElse(Double.NaN);
  }

  /** The points a surface keeps, or those found in it now. */
  static CriticalPoints of(Surface surface) {
    Optional<CriticalPoints> kept = surface.critical();
    return kept.orElseGet(() -> CriticalAnalysis.of(surface).points());
  }

  /** All numbers of the points, a column a quantity, by their names in files. */
  static Map<String, double[]> columns(List<CriticalPoint> points) {
    Map<String, double[]> columns = new LinkedHashMap<>();
    NUMBERS.forEach((name, of) -> columns.put(name, points.stream().mapToDouble(of).toArray()));
    return columns;
  }

  static CsvTable csv(List<CriticalPoint> points) {
    List<String> header = new ArrayList<>(List.of("label", "type"));
    header.addAll(NUMBERS.keySet());
    header.add("note");
    CsvTable table = new CsvTable(header);
    for (CriticalPoint point : points) {
      table.text(point.label()).text(point.type().word());
      NUMBERS.forEach((name, of) -> number(table, of.applyAsDouble(point)));
      table.text(point.note()).endRow();
    }
    return table;
  }

  private static void number(CsvTable table, double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e9) {
      table.number((int) value);
    } else {
      table.number(value);
    }
  }

  private static int number(CriticalPoint point) {
    return switch (point.type()) {
      case MINIMUM -> 0;
      case SADDLE -> 1;
      case MAXIMUM -> 2;
      case DEGENERATE -> 3;
    };
  }

  /** Vertices at their losses with an array a quantity, as VTK polygonal data. */
  static String vtp(List<CriticalPoint> points) {
    StringBuilder xml = new StringBuilder();
    xml.append(
        """
        <?xml version="1.0"?>
        <VTKFile type="PolyData" version="1.0" byte_order="LittleEndian" header_type="UInt64">
        <PolyData>
        <Piece NumberOfPoints="%d" NumberOfVerts="%d" NumberOfLines="0" NumberOfStrips="0" \
        NumberOfPolys="0">
        <PointData Scalars="type">
        """
            .formatted(points.size(), points.size()));
    double[] types = points.stream().mapToDouble(CriticalTable::number).toArray();
    xml.append(VtkArray.uint8("type", types));
    columns(points).forEach((name, values) -> xml.append(VtkArray.float64(name, values)));
    xml.append("</PointData>\n<CellData/>\n<Points>\n");
    double[] positions =
        points.stream().flatMapToDouble(p -> DoubleStream.of(p.x(), p.y(), p.loss())).toArray();
    xml.append(VtkArray.float32("Points", 3, positions));
    xml.append("</Points>\n");
    int[][] vertices = new int[points.size()][];
    Arrays.setAll(vertices, i -> new int[] {i});
    xml.append(VtkArray.cells("Verts", vertices));
    for (String none : List.of("Lines", "Strips", "Polys")) {
      xml.append(VtkArray.cells(none, new int[0][]));
    }
    return xml.append("</Piece>\n</PolyData>\n</VTKFile>\n").toString();
  }
}
