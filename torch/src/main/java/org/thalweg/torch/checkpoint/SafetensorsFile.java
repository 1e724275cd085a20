// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.thalweg.landscape.AtomicFile;

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
   * @throws java.io.UncheckedIOException if the place cannot be written
   */
  public static void write(Path file, Checkpoint checkpoint) {
    AtomicFile.stream(file, out -> writeAll(Channels.newChannel(out), checkpoint));
  }

  private static void writeAll(WritableByteChannel channel, Checkpoint checkpoint)
      throws IOException {
    byte[] header = header(checkpoint);
    writeFully(channel, littleEndian(Long.BYTES).putLong(header.length).flip());
    writeFully(channel, ByteBuffer.wrap(header));
    for (NamedTensor tensor : checkpoint.tensors()) {
      ByteBuffer entries = littleEndian(Math.multiplyExact(tensor.size(), Float.BYTES));
      entries.asFloatBuffer().put(tensor.toArray());
      writeFully(channel, entries);
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

  private static void writeFully(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
