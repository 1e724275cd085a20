// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.thalweg.landscape.parameters.Fingerprint;

/** The bytes of checkpoint files, with one-line errors. */
final class CheckpointBytes {
  private CheckpointBytes() {}

  /** The first {@link Checkpoints#HEAD} bytes, or all of a shorter file. */
  static byte[] head(Path file) {
    if (Files.isDirectory(file)) {
      throw new CheckpointFormatException(file, "is a folder; name the checkpoint file in it");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(Checkpoints.HEAD);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The whole file, if it {@linkplain #requireFits fits}. */
  static byte[] all(Path file) {
    requireFits(file);
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The file's size, at most 2 GiB and a third of the Java heap. */
  static long requireFits(Path file) {
    try {
      long size = Files.size(file);
      // Half precision doubles when it becomes floats, beside the bytes themselves.
      long limit = Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / 3);
      if (size > limit) {
        throw new CheckpointFormatException(
            file,
            "has %d bytes, more than the %d that this Java heap can hold; raise -Xmx (up to 2 GiB are read)"
                .formatted(size, limit));
      }
      return size;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * Refuses tensors that share their storages until they outgrow the file, or that do not fit half
   * of the Java heap as floats.
   */
  static void requireEntries(Path file, long entries, long fileSize) {
    if (entries > fileSize) {
      throw new CheckpointFormatException(
          file, "is damaged: it claims %d entries in %d bytes".formatted(entries, fileSize));
    }
    if (entries > Runtime.getRuntime().maxMemory() / (2 * Float.BYTES)) {
      throw new CheckpointFormatException(
          file, "holds %d entries, more than fit this Java heap; raise -Xmx".formatted(entries));
    }
  }

  static String sha256(Path file) {
    MessageDigest digest = Fingerprint.sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Fingerprint.sha256().digest(bytes));
  }

  /** The first {@code count} bytes, such as {@code 1f 8b}. */
  static String hex(byte[] bytes, int count) {
    return HexFormat.ofDelimiter(" ")
        .formatHex(Arrays.copyOf(bytes, Math.min(count, bytes.length)));
  }

  static CheckpointFormatException unreadable(Path file, IOException e) {
    return e instanceof NoSuchFileException
        ? new CheckpointFormatException(file, "there is no such file", e)
        : new CheckpointFormatException(file, "cannot be read: " + e.getMessage(), e);
  }
}
