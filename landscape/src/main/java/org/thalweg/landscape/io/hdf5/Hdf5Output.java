// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.thalweg.landscape.AtomicFile;

/** Writes an HDF5 file that appears whole or not at all. */
public final class Hdf5Output {
  private Hdf5Output() {}

  /**
   * Writes {@code file} with what {@code content} puts into its root group.
   *
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  public static void write(Path file, Consumer<WritableGroup> content) {
    AtomicFile.write(
        file,
        part -> {
          try (WritableHdfFile hdf = HdfFile.write(part)) {
            content.accept(hdf);
          } catch (HdfException e) {
            throw new IOException(e.getMessage(), e);
          }
        });
  }

  /**
   * The row-major {@code flat} as the nested arrays that jHDF writes with that shape; its only
   * entry for the shape of a scalar.
   *
   * @param flat a primitive array
   */
  public static Object nested(Object flat, List<Integer> shape) {
    return shape.isEmpty() ? Array.get(flat, 0) : nested(flat, 0, shape);
  }

  private static Object nested(Object flat, int from, List<Integer> shape) {
    int[] extents = shape.stream().mapToInt(Integer::intValue).toArray();
    Object array = Array.newInstance(flat.getClass().getComponentType(), extents);
    if (extents.length == 1) {
      System.arraycopy(flat, from, array, 0, extents[0]);
      return array;
    }
    List<Integer> inner = shape.subList(1, shape.size());
    int stride = inner.stream().reduce(1, Math::multiplyExact);
    for (int i = 0; i < extents[0]; i++) {
      Array.set(array, i, nested(flat, from + i * stride, inner));
    }
    return array;
  }
}
