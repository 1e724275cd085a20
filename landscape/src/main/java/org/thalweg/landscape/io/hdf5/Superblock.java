// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.thalweg.landscape.InputFileException;

/**
 * The first bytes of an HDF5 file: how long the file is to be.
 *
 * <p>jHDF does not compare that length with the file's, so a file cut in its data would be read as
 * far as it goes (HDF5 File Format Specification 3.0, section II).
 */
final class Superblock {
  private static final long SIGNATURE = 0x894844460D0A1A0AL;
  private static final int BYTES = 48;
  private static final int VERSION_AT = 8;
  private static final int OLD_OFFSET_SIZE_AT = 13;
  private static final int OLD_END_AT = 40;
  private static final int NEW_OFFSET_SIZE_AT = 9;
  private static final int NEW_END_AT = 28;

  private Superblock() {}

  /** Checks signature and length. */
  static void read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer head = ByteBuffer.allocate(BYTES);
      while (head.hasRemaining() && channel.read(head) >= 0) {
        // a channel may give less than was asked for
      }
      if (head.position() < Long.BYTES || head.getLong(0) != SIGNATURE) {
        throw new InputFileException(
            file, "is not an HDF5 file: it does not begin with that signature");
      }
      if (head.hasRemaining()) {
        throw new InputFileException(
            file, "is truncated: %d bytes, shorter than a superblock".formatted(channel.size()));
      }
      long end = statedEnd(head);
      if (end > channel.size()) {
        throw new InputFileException(
            file, "is truncated: %d of %d bytes".formatted(channel.size(), end));
      }
    }
  }

  /** The end-of-file address; 0 where this version does not keep it at a known place. */
  private static long statedEnd(ByteBuffer head) {
    head.order(ByteOrder.LITTLE_ENDIAN);
    boolean old = head.get(VERSION_AT) == 0;
    if (!old && head.get(VERSION_AT) < 2) {
      return 0;
    }
    boolean wide = head.get(old ? OLD_OFFSET_SIZE_AT : NEW_OFFSET_SIZE_AT) == Long.BYTES;
    return wide ? head.getLong(old ? OLD_END_AT : NEW_END_AT) : 0;
  }
}
