// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.download;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Takes named files out of a gzipped tar archive (POSIX ustar).
 *
 * <p>Only files whose last name is asked for are written, under that name, so nothing in an archive
 * decides where anything goes.
 */
final class TarArchive {
  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE = 12;
  private static final int TYPE_AT = 156;

  private TarArchive() {}

  /** Writes the members into {@code folder}; all must be there. */
  static void unpack(Path archive, List<String> members, Path folder) throws IOException {
    List<String> missing = new ArrayList<>(members);
    try (InputStream in =
        new BufferedInputStream(
            new GZIPInputStream(Files.newInputStream(archive), 1 << 16), 1 << 16)) {
      byte[] header = in.readNBytes(BLOCK);
      while (header.length == BLOCK && header[0] != 0 && !missing.isEmpty()) {
        long size = size(header);
        String name = name(header);
        if (isFile(header) && missing.remove(name)) {
          copy(in, size, folder.resolve(name));
        } else {
          in.skipNBytes(size);
        }
        in.skipNBytes(Math.floorMod(-size, BLOCK));
        header = in.readNBytes(BLOCK);
      }
    }
    if (!missing.isEmpty()) {
      throw new IOException("the archive lacks " + missing);
    }
  }

  private static boolean isFile(byte[] header) {
    return header[TYPE_AT] == '0' || header[TYPE_AT] == 0;
  }

  /** The part of the name after the last slash. */
  private static String name(byte[] header) {
    int end = 0;
    while (end < NAME && header[end] != 0) {
      end++;
    }
    String path = new String(header, 0, end, StandardCharsets.UTF_8);
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static long size(byte[] header) throws IOException {
    String octal = new String(header, SIZE_AT, SIZE, StandardCharsets.US_ASCII);
    try {
      return Long.parseLong(octal.replace('\0', ' ').strip(), 8);
    } catch (NumberFormatException e) {
      throw new IOException("a size in the archive is \"%s\"".formatted(octal), e);
    }
  }

  private static void copy(InputStream in, long size, Path file) throws IOException {
    byte[] block = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long left = size; left > 0; ) {
        int read = in.read(block, 0, (int) Math.min(block.length, left));
        if (read < 0) {
          throw new EOFException("the archive ends within " + file.getFileName());
        }
        out.write(block, 0, read);
        left -= read;
      }
    }
  }
}
