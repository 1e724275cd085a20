// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip of {@code .npy} files, the same bytes for the same arrays. */
final class NpzWriter {
  /** Any time will do, as long as it is always the same. */
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

  private final ZipOutputStream zip;
  private final DistinctNames names = new DistinctNames();

  /** Begins an archive; {@code out} stays open when it is finished. */
  NpzWriter(OutputStream out) {
    zip = new ZipOutputStream(out);
    // Most of a loss's bits are noise: the higher levels cost time and save little.
    zip.setLevel(Deflater.BEST_SPEED);
  }

  /** Adds an array; a name that is taken gets a number, a character fit for no key a {@code _}. */
  void put(String name, LittleEndian npy) throws IOException {
    ZipEntry entry = new ZipEntry(names.of(name.replaceAll("[^A-Za-z0-9_-]+", "_")) + ".npy");
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
    npy.writeTo(zip);
    zip.closeEntry();
  }

  void finish() throws IOException {
    zip.finish();
  }
}
