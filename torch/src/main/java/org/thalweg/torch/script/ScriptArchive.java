// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.thalweg.landscape.parameters.Fingerprint;
import org.thalweg.torch.checkpoint.CheckpointFormatException;

/**
 * The archive that a TorchScript module is saved in, looked at without libtorch.
 *
 * <p>A zip file of {@code NAME/data.pkl}, {@code NAME/constants.pkl}, {@code NAME/code/} and {@code
 * NAME/data/}. Every entry is compared with its checksum before native code sees it.
 */
final class ScriptArchive {
  private static final String CONSTANTS = "/constants.pkl";
  private static final String OBJECT = "/data.pkl";
  private static final String DEBUG = ".debug_pkl";
  private static final String EXPORTED = "/models/model.json";

  private ScriptArchive() {}

  /** Whether the file is an archive of a TorchScript module; false for what cannot be read. */
  static boolean isOne(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.stream().anyMatch(entry -> entry.getName().endsWith(CONSTANTS));
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * SHA-256 of program and tensors, whatever the file is called.
   *
   * @throws CheckpointFormatException if it is no such archive, truncated or damaged
   */
  static String sha256(Path file) {
    if (!Files.exists(file)) {
      throw new CheckpointFormatException(file, "there is no such file");
    }
    if (Files.isDirectory(file)) {
      throw new CheckpointFormatException(file, "is a folder; name the TorchScript file in it");
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return digest(file, zip, folder(file, zip));
    } catch (ZipException | IllegalArgumentException e) {
      throw new CheckpointFormatException(
          file,
          "is truncated, damaged or no TorchScript module, which is a zip archive: "
              + e.getMessage(),
          e);
    } catch (IOException e) {
      throw new CheckpointFormatException(file, "cannot be read: " + e.getMessage(), e);
    }
  }

  /** The folder inside that holds everything. */
  private static String folder(Path file, ZipFile zip) {
    List<String> names = zip.stream().map(ZipEntry::getName).toList();
    for (String name : names) {
      if (name.endsWith(CONSTANTS)) {
        String folder = name.substring(0, name.length() - CONSTANTS.length());
        if (!names.contains(folder + OBJECT)) {
          throw new CheckpointFormatException(
              file, "is damaged: its entry %s is missing".formatted(folder + OBJECT));
        }
        return folder;
      }
    }
    if (names.stream().anyMatch(name -> name.endsWith(OBJECT))) {
      throw new CheckpointFormatException(
          file,
          "holds weights without a program; name it as the checkpoint of an architecture, or save"
              + " torch.jit.script(model)");
    }
    throw new CheckpointFormatException(
        file,
        names.stream().anyMatch(name -> name.endsWith(EXPORTED))
            ? "is a program of torch.export; save torch.jit.script(model) or torch.jit.trace(…)"
            : "is a zip archive, but of no TorchScript module");
  }

  private static String digest(Path file, ZipFile zip, String folder) throws IOException {
    MessageDigest digest = Fingerprint.sha256();
    List<ZipEntry> entries =
        zip.stream()
            .map(ZipEntry.class::cast)
            .filter(entry -> !entry.getName().endsWith(DEBUG))
            .sorted(Comparator.comparing(ZipEntry::getName))
            .toList();
    for (ZipEntry entry : entries) {
      String name = entry.getName();
      // The folder is named for the file that was saved, which may have been renamed since.
      String own = name.startsWith(folder) ? name.substring(folder.length()) : name;
      digest.update(own.getBytes(StandardCharsets.UTF_8));
      feed(file, zip, entry, digest);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void feed(Path file, ZipFile zip, ZipEntry entry, MessageDigest digest)
      throws IOException {
    try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      if (in.getChecksum().getValue() != entry.getCrc()) {
        throw new CheckpointFormatException(
            file, "is damaged: its entry %s does not match its checksum".formatted(entry));
      }
    }
  }
}
