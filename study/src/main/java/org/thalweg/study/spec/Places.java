// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.spec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.thalweg.landscape.InputFileException;
import org.thalweg.landscape.parameters.Fingerprint;

/**
 * How the paths of a spec are written into a file that others may get, and found again.
 *
 * <p>A path is kept relative to the folder of the file that holds the spec, so that both may move
 * together. Where that would spell the whole path from the root, the file holds the name and a key;
 * the path itself stays on this machine, in {@code ~/.cache/thalweg/places}.
 */
public final class Places {
  private static final String KNOWN = "place:";
  private static final int KEY_DIGITS = 16;

  private final Path folder;
  private final Path index;

  Places(Path folder, Path index) {
    this.folder = folder.toAbsolutePath().normalize();
    this.index = index;
  }

  /** Those of the spec inside {@code file}, whether it exists yet or not. */
  public static Places in(Path file) {
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
    String cache = System.getenv().getOrDefault("THALWEG_CACHE", "");
    Path index =
        cache.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache", "thalweg", "places")
            : Path.of(cache, "places");
    return new Places(folder, index);
  }

  /** The spec as the file is to hold it; relative paths are those of the present folder. */
  public StudySpec recorded(StudySpec spec) {
    return spec.mapPaths(this::record);
  }

  /**
   * The spec with paths that can be opened.
   *
   * @throws InputFileException if this machine does not know a place
   */
  public StudySpec resolved(StudySpec spec) {
    return spec.mapPaths(this::resolve);
  }

  private String record(String path) {
    Path whole = Path.of(path).toAbsolutePath().normalize();
    Path relative = folder.relativize(whole);
    boolean fromRoot =
        whole.getNameCount() > 0 && relative.endsWith(whole.subpath(0, whole.getNameCount()));
    boolean below = whole.startsWith(folder);
    if (below || !fromRoot) {
      return relative.toString().replace('\\', '/');
    }
    byte[] hash = Fingerprint.sha256().digest(whole.toString().getBytes(StandardCharsets.UTF_8));
    String key = HexFormat.of().formatHex(hash).substring(0, KEY_DIGITS);
    remember(key, whole);
    return KNOWN + key + "/" + whole.getFileName();
  }

  private String resolve(String text) {
    if (!text.startsWith(KNOWN)) {
      return folder.resolve(text).normalize().toString();
    }
    int slash = text.indexOf('/');
    Path name = Path.of(text.substring(slash + 1));
    Path kept = index.resolve(text.substring(KNOWN.length(), Math.max(slash, KNOWN.length())));
    try {
      return Files.readString(kept).strip();
    } catch (IOException e) {
      throw new InputFileException(name, "this machine does not know where it is; name it anew", e);
    }
  }

  /** A place that cannot be kept is asked for when it is needed: no reason to stop. */
  @SuppressWarnings("EmptyCatch")
  private void remember(String key, Path whole) {
    try {
      Files.createDirectories(index);
      Files.writeString(index.resolve(key), whole + "\n");
    } catch (IOException e) {
      // The surface is worth more than a short way back to its inputs.
    }
  }
}
