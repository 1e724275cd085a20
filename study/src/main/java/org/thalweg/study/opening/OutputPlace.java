// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.opening;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that will be written: checked before anything is computed. */
public final class OutputPlace {
  private OutputPlace() {}

  /** The file's name without its folder and extension. */
  public static String stem(Path file) {
    Path last = file.getFileName();
    return (last == null ? file.toString() : last.toString()).replaceFirst("\\.[^.]*$", "");
  }

  /** A companion of {@code file}: {@code line.h5} and {@code old} give {@code line-old.h5}. */
  public static Path beside(Path file, String word) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.');
    return file.resolveSibling(name.substring(0, dot) + "-" + word + name.substring(dot));
  }

  /**
   * Returns {@code file} if it can be written there.
   *
   * @throws IllegalArgumentException naming the folder and the remedy
   */
  public static Path check(Path file) {
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException("%s: is a folder; name a file in it".formatted(file));
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "%s: the folder %s does not exist; create it first".formatted(file, folder));
    }
    try {
      // Asking the file system is not enough: read-only mounts and quotas show on writing only.
      Files.delete(Files.createTempFile(folder, ".thalweg", ".probe"));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s: cannot write in %s; choose another place".formatted(file, folder), e);
    }
    if (Files.exists(file) && !Files.isWritable(file)) {
      throw new IllegalArgumentException(
          "%s: exists and is write-protected; choose another name".formatted(file));
    }
    return file;
  }
}
