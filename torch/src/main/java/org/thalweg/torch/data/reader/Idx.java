// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.thalweg.landscape.InputFileException;

/**
 * A file in the IDX layout of unsigned bytes (LeCun, Cortes and Burges 1998), gzipped or not.
 *
 * <p>Big-endian: two zeros, the type 8, the rank, one 32-bit extent an axis, then the bytes. What
 * the extents claim is compared with what the file can hold before anything is allocated.
 */
final class Idx {
  private static final int GZIP = 0x1f8b;
  private static final int UNSIGNED_BYTES = 0x0800;

  /** The most that DEFLATE can make of one byte. */
  private static final long MOST_EXPANSION = 1032;

  private final List<Integer> shape;
  private final byte[] bytes;

  private Idx(List<Integer> shape, byte[] bytes) {
    this.shape = shape;
    this.bytes = bytes;
  }

  /** Reads a file of that rank. */
  static Idx read(Path file, int rank) {
    try (InputStream in = open(file)) {
      return read(file, in, rank);
    } catch (NoSuchFileException e) {
      throw new InputFileException(file, "there is no such file", e);
    } catch (EOFException e) {
      throw new InputFileException(file, "is truncated; copy it again", e);
    } catch (IOException e) {
      throw new InputFileException(file, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    in.mark(2);
    int first = in.read() << 8 | in.read();
    in.reset();
    return first == GZIP ? new GZIPInputStream(in, 1 << 16) : in;
  }

  private static Idx read(Path file, InputStream in, int rank) throws IOException {
    int magic = word(in);
    if (magic != (UNSIGNED_BYTES | rank)) {
      throw new InputFileException(
          file,
          "is no IDX file of bytes in %d axes: it begins with %08x, not %08x"
              .formatted(rank, magic, UNSIGNED_BYTES | rank));
    }
    List<Integer> shape = new ArrayList<>();
    // In doubles: extents from a file must not overflow.
    double claimed = 1;
    for (int axis = 0; axis < rank; axis++) {
      shape.add(word(in));
      claimed *= Math.max(0, shape.get(axis));
    }
    long most = Math.min(Integer.MAX_VALUE - 8L, MOST_EXPANSION * Files.size(file));
    if (claimed < 1 || claimed > most) {
      throw new InputFileException(
          file, "is truncated or damaged: it claims the extents %s".formatted(shape));
    }
    byte[] bytes = new byte[(int) claimed];
    int read = in.readNBytes(bytes, 0, bytes.length);
    if (read < bytes.length || in.read() >= 0) {
      throw new InputFileException(
          file,
          "is truncated or damaged: the extents %s need %d bytes, it has %s; copy it again"
              .formatted(shape, bytes.length, read < bytes.length ? read : "more"));
    }
    return new Idx(List.copyOf(shape), bytes);
  }

  private static int word(InputStream in) throws IOException {
    byte[] word = in.readNBytes(Integer.BYTES);
    if (word.length < Integer.BYTES) {
      throw new EOFException("ends within its header");
    }
    return ByteBuffer.wrap(word).getInt();
  }

  int extent(int axis) {
    return shape.get(axis);
  }

  /** All bytes, row-major; not a copy. */
  byte[] bytes() {
    return bytes;
  }
}
