// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.DoubleStream;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.NodeStatus;
import org.thalweg.landscape.surface.Surface;

/**
 * NumPy's {@code .npz}: {@code numpy.load} reads it without pickles.
 *
 * <p>{@code x [nx]}, {@code y [ny]} on a plane, and one float64 array a channel, {@code [nx]} or
 * {@code [ny, nx]}. {@code mask} is true where the loss is NaN or infinite, {@code mask_NAME} where
 * another loss is: {@code numpy.ma.array(f["train_loss"], mask=f["mask"])}. {@code status} is 0
 * measured, 1 failed, 2 interpolated; {@code path_NAME [n, 4]} has columns x, y, loss, off_plane.
 */
public final class NpzExporter implements Exporter {

  /** For the service loader. */
  public NpzExporter() {}

  @Override
  public String extension() {
    return "npz";
  }

  @Override
  public String description() {
    return "arrays for NumPy";
  }

  @Override
  public void write(Surface surface, OutputStream out) throws IOException {
    Grid grid = surface.grid();
    boolean isLine = grid.dimension() == 1;
    int[] shape = isLine ? new int[] {grid.columns()} : new int[] {grid.rows(), grid.columns()};
    NpzWriter arrays = new NpzWriter(out);
    // First come the names that a channel must not take.
    arrays.put("x", NpyArray.doubles(grid.x().toArray(), grid.columns()));
    if (!isLine) {
      arrays.put("y", NpyArray.doubles(grid.y().toArray(), grid.rows()));
    }
    arrays.put("mask", mask(surface.values(surface.lossChannel()), shape));
    int[] status = surface.status().stream().mapToInt(NodeStatus::code).toArray();
    arrays.put("status", NpyArray.bytes(status, shape));
    for (int c = 0; c < surface.channels().size(); c++) {
      String name = surface.channels().get(c).name();
      arrays.put(name, NpyArray.doubles(surface.values(c), shape));
      if (name.endsWith("_loss") && c != surface.lossChannel()) {
        arrays.put("mask_" + name, mask(surface.values(c), shape));
      }
    }
    for (ProjectedPath path : surface.paths()) {
      arrays.put("path_" + path.name(), table(path));
    }
    arrays.finish();
  }

  private static LittleEndian mask(double[] values, int... shape) {
    boolean[] holes = new boolean[values.length];
    for (int i = 0; i < holes.length; i++) {
      holes[i] = !Double.isFinite(values[i]);
    }
    return NpyArray.truths(holes, shape);
  }

  private static LittleEndian table(ProjectedPath path) {
    double[] rows =
        path.points().stream()
            .flatMapToDouble(p -> DoubleStream.of(p.x(), p.y(), p.loss(), p.offPlane()))
            .toArray();
    return NpyArray.doubles(rows, path.points().size(), 4);
  }
}
