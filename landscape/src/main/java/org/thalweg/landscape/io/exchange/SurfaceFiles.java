// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.thalweg.landscape.InputFileException;
import org.thalweg.landscape.surface.Surface;

/**
 * Surface files of this and other tools, told apart by their content.
 *
 * <p>Values and coordinates come as the file has them, in our order (y by rows, x fastest). Axes
 * must be even. What a file does not say stays unknown: surfaces of other tools have no provenance.
 */
public final class SurfaceFiles {
  private static final List<SurfaceImporter> IMPORTERS =
      List.of(
          new ReferenceImporter(),
          new LosscapeImporter(),
          new LandscapevizImporter(),
          new NrehiewImporter(),
          new LandscaperImporter(),
          new ModeConnectivityImporter(),
          new PascalSunImporter(),
          new TableImporter());

  private static final int HEAD = 512;
  private static final String HDF5 = "\u0089HDF";
  private static final String ZIP = "PK\u0003\u0004";

  private SurfaceFiles() {}

  /**
   * Reads a surface.
   *
   * @throws InputFileException if the file is missing, of no kind in {@link #kinds()}, or damaged
   */
  public static Surface read(Path file) {
    return open(file).surface();
  }

  /** The same with the name of the tool and what its file tells in words. */
  public static ImportedSurface open(Path file) {
    try (NamedArrays arrays = arrays(file)) {
      for (SurfaceImporter importer : IMPORTERS) {
        if (importer.recognises(arrays)) {
          return importer.read(arrays);
        }
      }
      throw unknown(arrays);
    }
  }

  /** What can be read, each a tool and its file. */
  public static List<String> kinds() {
    return IMPORTERS.stream().map(SurfaceImporter::kind).toList();
  }

  private static NamedArrays arrays(Path file) {
    String head = head(file);
    if (head.startsWith(HDF5)) {
      return Hdf5Arrays.open(file);
    }
    if (head.startsWith(ZIP)) {
      return NpzArrays.open(file);
    }
    if (head.stripLeading().startsWith("{")) {
      return JsonArrays.open(file);
    }
    if (head.chars().anyMatch(c -> c < ' ' && !Character.isWhitespace(c))) {
      throw new InputFileException(file, "is no surface; " + readable());
    }
    return TableArrays.open(file);
  }

  /** The first bytes, one character each. */
  private static String head(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InputFileException(file, Files.exists(file) ? "is not a file" : "does not exist");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new InputFileException(file, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static InputFileException unknown(NamedArrays file) {
    if (file instanceof Hdf5Arrays hdf5 && hdf5.input().has("xdirection")) {
      return file.problem("holds directions, not a surface measured along them");
    }
    if (file.has("proj_xcoord")) {
      return file.problem("holds a projected path, not the surface beneath it");
    }
    return file.problem("is no surface that is known here; " + readable());
  }

  private static String readable() {
    return kinds().stream().collect(Collectors.joining(", ", "what can be read: ", ""));
  }
}
