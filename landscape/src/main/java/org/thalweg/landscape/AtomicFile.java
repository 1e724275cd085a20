// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file that appears whole or not at all.
 *
 * <p>The content goes to {@code NAME.part} beside it, is forced to the disk, and takes the file's
 * name in one step. A reader sees the old file or the new one; after a failure nothing is left.
 */
public final class AtomicFile {
  private static final int BUFFER = 1 << 16;

  private AtomicFile() {}

  /** Writes the content to the place it is given. */
  @FunctionalInterface
  public interface Content {
    void writeTo(Path part) throws IOException;
  }

  /** Writes the content to a stream, which the caller of this closes. */
  @FunctionalInterface
  public interface Stream {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes {@code file} through a buffered stream, replacing one of that name.
   *
   * @throws UncheckedIOException if it cannot be written; the message names it
   */
  public static void stream(Path file, Stream content) {
    write(
        file,
        part -> {
          try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), BUFFER)) {
            content.writeTo(out);
          }
        });
  }

  /**
   * Writes {@code file}, replacing one of that name.
   *
   * @throws UncheckedIOException if it cannot be written; the message names it
   */
  public static void write(Path file, Content content) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try {
        content.writeTo(part);
        force(part, StandardOpenOption.WRITE);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolderOf(file);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be written: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static void force(Path path, StandardOpenOption access) throws IOException {
    try (FileChannel channel = FileChannel.open(path, access)) {
      channel.force(true);
    }
  }

  /** Makes the new name itself durable, where the operating system opens folders. */
  private static void forceFolderOf(Path file) {
    try {
      force(file.toAbsolutePath().resolveSibling(""), StandardOpenOption.READ);
    } catch (IOException e) {
      // Windows opens no folders; its file system journals the rename itself.
    }
  }
}
