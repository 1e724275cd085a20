// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Writes checkpoints as safetensors: 32-bit floats, facts and notes as metadata. */
public final class SafetensorsFile {
  static final String METADATA = "__metadata__";
  // Python's loaders want to know which framework wrote the tensors.
  static final String FORMAT_KEY = "format";
  private static final String FORMAT = "pt";
  private static final int ALIGNMENT = 8;
  private static final ObjectMapper JSON = new ObjectMapper();

  private SafetensorsFile() {}

  /**
   * Writes {@code file}, which appears whole or not at all and replaces what was there.
   *
   * <p>Facts and notes share one table of words: {@link SafetensorsReader} tells them apart by
   * whether they read as numbers.
   *
   * @throws IOException if the place cannot be written
   */
  public static void write(Path file, Checkpoint checkpoint) throws IOException {
    Path target = file.toAbsolutePath();
    Path parent = target.getParent();
    if (parent == null) {
      throw new IOException(file + " is a folder, not a place for a file");
    }
    Path draft = Files.createTempFile(parent, "." + target.getFileName(), ".part");
    try {
      writeAll(draft, checkpoint);
      Files.move(
          draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void writeAll(Path file, Checkpoint checkpoint) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      byte[] header = header(checkpoint);
      writeFully(channel, littleEndian(Long.BYTES).putLong(header.length).flip());
      writeFully(channel, ByteBuffer.wrap(header));
      for (NamedTensor tensor : checkpoint.tensors()) {
        ByteBuffer entries = littleEndian(Math.multiplyExact(tensor.size(), Float.BYTES));
        entries.asFloatBuffer().put(tensor.toArray());
        writeFully(channel, entries);
      }
      channel.force(true);
    }
  }

  private static byte[] header(Checkpoint checkpoint) throws IOException {
    ObjectNode header = JSON.createObjectNode();
    ObjectNode metadata = header.putObject(METADATA).put(FORMAT_KEY, FORMAT);
    checkpoint.facts().forEach((key, value) -> metadata.put(key, value.toString()));
    checkpoint.notes().forEach(metadata::put);
    long end = 0;
    for (NamedTensor tensor : checkpoint.tensors()) {
      ObjectNode node = header.putObject(tensor.name()).put("dtype", "F32");
      ArrayNode shape = node.putArray("shape");
      tensor.shape().forEach(shape::add);
      long begin = end;
      end += (long) tensor.size() * Float.BYTES;
      node.putArray("data_offsets").add(begin).add(end);
    }
    byte[] json = JSON.writeValueAsString(header).getBytes(StandardCharsets.UTF_8);
    // Trailing blanks let the entries begin where readers may map them.
    byte[] padded = Arrays.copyOf(json, (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    Arrays.fill(padded, json.length, padded.length, (byte) ' ');
    return padded;
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
