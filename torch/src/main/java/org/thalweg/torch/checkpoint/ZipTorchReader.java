// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.thalweg.torch.checkpoint.pickle.PickleBytes;
import org.thalweg.torch.checkpoint.pickle.Quoted;
import org.thalweg.torch.checkpoint.pickle.TorchStorage;
import org.thalweg.torch.checkpoint.pickle.TorchUnpickler;
import org.thalweg.torch.checkpoint.pickle.UnpicklingException;

/**
 * Files of {@code torch.save} since version 1.6: {@code .pt}, {@code .pth}.
 *
 * <p>A zip archive of uncompressed entries: the object in {@code NAME/data.pkl}, the elements of
 * each storage in {@code NAME/data/KEY}.
 */
public final class ZipTorchReader implements CheckpointReader {
  private static final String OBJECT = "/data.pkl";

  @Override
  public String format() {
    return "torch since 1.6 (.pt, .pth)";
  }

  @Override
  public boolean accepts(Path file, byte[] head) {
    return isArchive(head);
  }

  static boolean isArchive(byte[] head) {
    return head.length > 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
  }

  @Override
  public Checkpoint read(Path file) {
    try (ZipFile archive = new ZipFile(file.toFile())) {
      return new Archive(archive, CheckpointBytes.requireFits(file))
          .read()
          .from(file, CheckpointBytes.sha256(file));
    } catch (UnpicklingException e) {
      throw new CheckpointFormatException(file, String.valueOf(e.getMessage()), e);
    } catch (IOException | IllegalArgumentException e) {
      throw new CheckpointFormatException(
          file, "is truncated or damaged: " + Quoted.of(e.getMessage()), e);
    }
  }

  /** An open archive of {@code size} bytes. */
  private static final class Archive {
    private final ZipFile zip;
    private final long size;
    private long unread;

    Archive(ZipFile zip, long size) {
      this.zip = zip;
      this.size = size;
      this.unread = size;
    }

    Checkpoint read() throws IOException {
      String object =
          zip.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.endsWith(OBJECT))
              .findFirst()
              .orElseThrow(
                  () -> new UnpicklingException("is a zip archive, but of no torch checkpoint"));
      String folder = object.substring(0, object.length() - OBJECT.length());
      if (zip.getEntry(folder + "/constants.pkl") != null) {
        throw new ScriptAsCheckpointException(Path.of(zip.getName()));
      }
      requireLittleEndian(folder);
      TorchUnpickler unpickler = new TorchUnpickler(new PickleBytes(bytes(object)));
      @Nullable Object root = unpickler.read();
      for (TorchStorage storage : unpickler.storages().values()) {
        storage.fill(ByteBuffer.wrap(bytes(folder + "/data/" + storage.key())));
      }
      return TorchState.of(root, Path.of(zip.getName()), size);
    }

    private void requireLittleEndian(String folder) throws IOException {
      String name = folder + "/byteorder";
      if (zip.getEntry(name) != null
          && !new String(bytes(name), StandardCharsets.US_ASCII).equals("little")) {
        throw new UnpicklingException("was written on a big-endian machine; save it on another");
      }
    }

    /** An entry's bytes; stored as they are and not shared, so that they cannot swell. */
    private byte[] bytes(String name) throws IOException {
      ZipEntry entry =
          Optional.ofNullable(zip.getEntry(name))
              .orElseThrow(
                  () ->
                      new UnpicklingException(
                          "is damaged: its entry %s is missing".formatted(Quoted.clip(name))));
      unread -= entry.getSize();
      if (entry.getMethod() != ZipEntry.STORED || unread < 0) {
        throw new UnpicklingException(
            "holds the entry %s, compressed or overlapping others; torch stores them as they are"
                .formatted(Quoted.clip(name)));
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return in.readAllBytes();
      }
    }
  }
}
