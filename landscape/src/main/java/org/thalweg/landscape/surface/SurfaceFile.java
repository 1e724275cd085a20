// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.surface;

import java.nio.file.Path;
import org.thalweg.landscape.InputFileException;
import org.thalweg.landscape.io.hdf5.Hdf5Input;
import org.thalweg.landscape.io.hdf5.Hdf5Output;

/**
 * Surfaces as HDF5 files in the layout of the reference implementation.
 *
 * <p>{@code xcoordinates [nx]}, {@code ycoordinates [ny]} (its presence means a plane) and one
 * float64 dataset a channel, {@code [nx]} or {@code [ny, nx]}, as Li et al.'s scripts read them.
 * Beside them {@code status} (uint8: 0 measured, 1 failed, 2 interpolated), {@code paths} and a
 * {@code provenance} group, whose {@code json} holds the whole record.
 */
public final class SurfaceFile {
  private SurfaceFile() {}

  /** Writes a surface whose directions came from no file. */
  public static void write(Path file, Surface surface) {
    write(file, surface, "");
  }

  /**
   * Writes a surface; the file appears whole or not at all.
   *
   * @param directionFile where the directions are, for {@code dir_file}; may be empty
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  public static void write(Path file, Surface surface, String directionFile) {
    Hdf5Output.write(file, root -> new SurfaceWriter(surface).writeTo(root, directionFile));
  }

  /**
   * Reads a surface, written by us or by the reference implementation.
   *
   * <p>In the reference's files the flat index names the node, x fastest, whatever the shape says;
   * and −1 in both loss and accuracy means "not computed", which becomes a failed node.
   *
   * @throws SurfaceFormatException if it is missing, no HDF5, truncated, or lacks a dataset
   */
  public static Surface read(Path file) {
    try (Hdf5Input input = Hdf5Input.open(file)) {
      return new SurfaceReader(input).read();
    } catch (SurfaceFormatException e) {
      throw e;
    } catch (InputFileException e) {
      throw new SurfaceFormatException(file, e.problem(), e);
    }
  }
}
