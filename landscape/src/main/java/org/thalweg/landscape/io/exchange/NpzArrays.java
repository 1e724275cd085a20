// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.exchange;

import java.nio.file.Path;
import java.util.List;
import org.thalweg.landscape.io.numpy.NpyArray;
import org.thalweg.landscape.io.numpy.NpzFile;

/** The arrays of a NumPy {@code .npz} archive, compressed or not. */
final class NpzArrays implements NamedArrays {
  private final Path file;
  private final NpzFile archive;

  private NpzArrays(Path file, NpzFile archive) {
    this.file = file;
    this.archive = archive;
  }

  static NpzArrays open(Path file) {
    return new NpzArrays(file, NpzFile.open(file));
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public List<String> names() {
    return archive.names();
  }

  @Override
  public NumberArray array(String name) {
    NpyArray array = archive.array(name);
    return new NumberArray(array.shape(), array.toDoubles());
  }

  @Override
  public void close() {
    archive.close();
  }
}
