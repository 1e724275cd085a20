// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.numpy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.thalweg.landscape.InputFileException;

/**
 * The arrays of a NumPy {@code .npz} archive, compressed or not.
 *
 * <p>Lengths are compared with what the archive has before anything is allocated, and every entry
 * with its checksum.
 */
public final class NpzFile implements AutoCloseable {
  private static final String SUFFIX = ".npy";

  /** The most that DEFLATE can make of one byte. */
  private static final long MOST_EXPANSION = 1032;

  private final Path file;
  private final ZipFile zip;

  private NpzFile(Path file, ZipFile zip) {
    this.file = file;
    this.zip = zip;
  }

  /**
   * Opens an archive; its arrays are read one by one.
   *
   * @throws InputFileException if it is missing or no archive
   */
  public static NpzFile open(Path file) {
    try {
      return new NpzFile(file, new ZipFile(file.toFile()));
    } catch (NoSuchFileException e) {
      throw new InputFileException(file, "there is no such file", e);
    } catch (IOException | RuntimeException e) {
      throw new InputFileException(file, "is a damaged zip archive: " + e.getMessage(), e);
    }
  }

  /** The names of its arrays, in the file's order. */
  public List<String> names() {
    return zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.endsWith(SUFFIX))
        .map(name -> name.substring(0, name.length() - SUFFIX.length()))
        .toList();
  }

  /**
   * Reads one array.
   *
   * @throws InputFileException if there is none of that name, it is damaged or holds no numbers
   */
  public NpyArray array(String name) {
    ZipEntry entry = zip.getEntry(name + SUFFIX);
    if (entry == null) {
      throw problem("has no array \"%s\"".formatted(name));
    }
    try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
      NpyArray array = read(in, entry);
      if (in.getChecksum().getValue() != entry.getCrc()) {
        throw new NpyException("does not match its checksum");
      }
      return array;
    } catch (NpyException e) {
      throw problem("\"%s\" %s".formatted(name, e.getMessage()));
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      throw new InputFileException(
          file, "is damaged at \"%s\": %s".formatted(name, e.getMessage()), e);
    }
  }

  private static NpyArray read(InputStream in, ZipEntry entry) throws IOException {
    NpyHeader header = NpyHeader.read(in);
    long left = entry.getSize() - header.bytes();
    if (header.dataBytes() != left
        || left > Integer.MAX_VALUE
        || left > MOST_EXPANSION * entry.getCompressedSize()) {
      throw new NpyException(
          "claims shape %s of %d bytes each, but has %d bytes"
              .formatted(header.shape(), header.type().width(), left));
    }
    byte[] data = in.readNBytes((int) left);
    if (data.length < left || in.read() >= 0) {
      throw new NpyException("is not as long as the archive says");
    }
    return new NpyArray(header, data);
  }

  private InputFileException problem(String text) {
    return new InputFileException(file, text);
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new InputFileException(file, "cannot be closed: " + e.getMessage(), e);
    }
  }
}
