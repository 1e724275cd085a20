// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.exchange;

import java.nio.file.Path;
import java.util.List;
import org.thalweg.landscape.io.hdf5.Hdf5Input;

/** The datasets of numbers in an HDF5 file's root group. */
final class Hdf5Arrays implements NamedArrays {
  private final Hdf5Input input;
  private final List<String> names;

  private Hdf5Arrays(Hdf5Input input) {
    this.input = input;
    this.names = input.names("/").stream().filter(input::isNumeric).toList();
  }

  static Hdf5Arrays open(Path file) {
    Hdf5Input input = Hdf5Input.open(file);
    try {
      return new Hdf5Arrays(input);
    } catch (RuntimeException e) {
      input.close();
      throw e;
    }
  }

  /** For what is no array: text, groups, attributes. */
  Hdf5Input input() {
    return input;
  }

  @Override
  public Path file() {
    return input.file();
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public NumberArray array(String name) {
    return new NumberArray(input.shape(name), input.doubles(name));
  }

  @Override
  public void close() {
    input.close();
  }
}
