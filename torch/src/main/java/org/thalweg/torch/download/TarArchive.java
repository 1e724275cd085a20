// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.download;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Takes named files out of a gzipped tar archive.
 *
 * <p>Only files whose last name is asked for are written, under that name, so nothing in an archive
 * decides where anything goes.
 */
final class TarArchive {
  private static final int BUFFER = 1 << 16;

  private TarArchive() {}

  /** Writes the members into {@code folder}; all must be there. */
  static void unpack(Path archive, List<String> members, Path folder) throws IOException {
    List<String> missing = new ArrayList<>(members);
    try (TarArchiveInputStream in =
        new TarArchiveInputStream(
            new BufferedInputStream(
                new GZIPInputStream(Files.newInputStream(archive), BUFFER), BUFFER))) {
      while (!missing.isEmpty()) {
        TarArchiveEntry entry = in.getNextEntry();
        if (entry == null) {
          throw new IOException("the archive lacks " + missing);
        }
        String name = name(entry);
        if (isFile(entry) && missing.remove(name)) {
          copy(in, folder.resolve(name));
        }
      }
    }
  }

  /** Neither link nor device, which the library's own question lets through. */
  private static boolean isFile(TarArchiveEntry entry) {
    byte kind = entry.getLinkFlag();
    return kind == TarConstants.LF_NORMAL || kind == TarConstants.LF_OLDNORM;
  }

  /** The part of the name after the last slash. */
  private static String name(TarArchiveEntry entry) {
    return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
  }

  private static void copy(TarArchiveInputStream in, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      in.transferTo(out);
    } catch (IOException e) {
      throw new IOException("within %s: %s".formatted(file.getFileName(), e.getMessage()), e);
    }
  }
}
