// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfInvalidPathException;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.thalweg.landscape.InputFileException;

/**
 * An HDF5 file open for reading, of the old layout or the new.
 *
 * <p>Paths are written {@code group/dataset}, the root group {@code /}. Arrays come flat,
 * row-major. Whatever is wrong with the file's bytes becomes an {@link InputFileException} that
 * names the place.
 */
public final class Hdf5Input implements AutoCloseable {
  private final Path file;
  private final HdfFile hdf;

  private Hdf5Input(Path file, HdfFile hdf) {
    this.file = file;
    this.hdf = hdf;
  }

  /**
   * Opens a file.
   *
   * @throws InputFileException if it is missing, not HDF5, or shorter than it says it is
   */
  public static Hdf5Input open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InputFileException(file, Files.exists(file) ? "is not a file" : "does not exist");
    }
    try {
      Superblock.read(file);
      return new Hdf5Input(file, new HdfFile(file));
    } catch (InputFileException e) {
      throw e;
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
      throw new InputFileException(file, "cannot be read as HDF5: " + reason(e), e);
    }
  }

  public Path file() {
    return file;
  }

  public boolean has(String path) {
    return find(path).isPresent();
  }

  /** Whether a dataset holds real numbers, rather than text or records. */
  public boolean isNumeric(String path) {
    return find(path)
        .filter(Dataset.class::isInstance)
        .map(node -> guarded(path, () -> ((Dataset) node).getJavaType()))
        .filter(type -> type.isPrimitive() || Number.class.isAssignableFrom(type))
        .isPresent();
  }

  /** The names in a group, in the file's listing order; none if there is no such group. */
  public List<String> names(String group) {
    return find(group)
        .filter(Group.class::isInstance)
        .map(node -> guarded(group, () -> List.copyOf(((Group) node).getChildren().keySet())))
        .orElse(List.of());
  }

  /** The extents, outermost first; empty for a scalar. */
  public List<Integer> shape(String path) {
    int[] extents = guarded(path, dataset(path)::getDimensions);
    return Arrays.stream(extents).boxed().toList();
  }

  /** All numbers of a dataset, as doubles. */
  public double[] doubles(String path) {
    Object flat = flat(path);
    double[] values = new double[Array.getLength(flat)];
    for (int i = 0; i < values.length; i++) {
      values[i] = Array.getDouble(flat, i);
    }
    return values;
  }

  /** All numbers of a dataset, rounded to floats. */
  public float[] floats(String path) {
    Object flat = flat(path);
    if (flat instanceof float[] floats) {
      return floats;
    }
    float[] values = new float[Array.getLength(flat)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Array.getDouble(flat, i);
    }
    return values;
  }

  /** All strings of a dataset; one for a scalar. */
  public List<String> texts(String path) {
    Object data = guarded(path, dataset(path)::getDataFlat);
    if (data instanceof String text) {
      return List.of(text);
    }
    if (data instanceof String[] texts) {
      return List.of(texts);
    }
    throw problem("\"%s\" must hold text".formatted(path));
  }

  /** An attribute of a group or dataset, as text. */
  public Optional<String> attribute(String path, String name) {
    return find(path)
        .flatMap(node -> Optional.ofNullable(guarded(path, () -> node.getAttribute(name))))
        .map((Attribute found) -> guarded(path + "@" + name, found::getData))
        .map(Object::toString);
  }

  /** The error that says what is wrong with this file. */
  public InputFileException problem(String text) {
    return new InputFileException(file, text);
  }

  @Override
  public void close() {
    hdf.close();
  }

  private Optional<Node> find(String path) {
    if (path.equals("/")) {
      return Optional.of(hdf);
    }
    try {
      return Optional.of(guarded(path, () -> hdf.getByPath(path)));
    } catch (InputFileException e) {
      if (e.getCause() instanceof HdfInvalidPathException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Dataset dataset(String path) {
    return find(path)
        .filter(Dataset.class::isInstance)
        .map(Dataset.class::cast)
        .orElseThrow(() -> problem("has no dataset \"%s\"".formatted(path)));
  }

  private Object flat(String path) {
    if (!isNumeric(path)) {
      throw problem(
          has(path)
              ? "\"%s\" must hold numbers".formatted(path)
              : "has no dataset \"%s\"".formatted(path));
    }
    Dataset dataset = dataset(path);
    // A damaged extent must not end in an attempt to allocate it.
    if (guarded(path, dataset::getSizeInBytes) > guarded(path, hdf::size)
        && guarded(path, dataset::getFilters).isEmpty()) {
      throw problem("\"%s\" claims more bytes than the file has".formatted(path));
    }
    return guarded(path, dataset::getDataFlat);
  }

  /**
   * jHDF answers damaged bytes with exceptions of many kinds, and with allocating or descending as
   * far as they say: all of that speaks of the file.
   */
  private <T> T guarded(String path, Supplier<T> access) {
    try {
      return access.get();
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      throw new InputFileException(file, "is damaged at \"%s\": %s".formatted(path, reason(e)), e);
    }
  }

  private static String reason(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
