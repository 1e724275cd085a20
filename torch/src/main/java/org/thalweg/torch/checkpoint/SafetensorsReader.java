// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.thalweg.torch.checkpoint.pickle.Quoted;
import org.thalweg.torch.checkpoint.pickle.StorageType;

/**
 * Safetensors files: {@code .safetensors}.
 *
 * <p>A header's length (64 bits, little-endian), the header as JSON, then the entries. Metadata
 * that reads as a number becomes a fact, other metadata a note.
 */
public final class SafetensorsReader implements CheckpointReader {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?|NaN|-?Infinity");
  private static final int PREFIX = Long.BYTES;

  @Override
  public String format() {
    return "safetensors (.safetensors)";
  }

  @Override
  public boolean accepts(Path file, byte[] head) {
    return head.length > PREFIX && head[PREFIX] == '{';
  }

  @Override
  public Checkpoint read(Path file) {
    byte[] all = CheckpointBytes.all(file);
    try {
      return parse(file, all).from(file, CheckpointBytes.sha256(all));
    } catch (JsonProcessingException e) {
      throw new CheckpointFormatException(
          file, "is damaged: its header is no JSON: " + Quoted.of(e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw CheckpointBytes.unreadable(file, e);
    }
  }

  private static Checkpoint parse(Path file, byte[] all) throws IOException {
    long length = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 2 || length > all.length - PREFIX) {
      throw new CheckpointFormatException(
          file,
          "is truncated or damaged: a header of %s bytes, where %d are left"
              .formatted(Long.toUnsignedString(length), all.length - PREFIX));
    }
    JsonNode header = JSON.readTree(all, PREFIX, (int) length);
    int begin = PREFIX + (int) length;
    Entries entries = new Entries(file, ByteBuffer.wrap(all, begin, all.length - begin).slice());
    List<NamedTensor> tensors = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : header.properties()) {
      if (!field.getKey().equals(SafetensorsFile.METADATA)) {
        tensors.add(entries.tensor(field.getKey(), field.getValue()));
      }
    }
    Map<String, Double> facts = new LinkedHashMap<>();
    Map<String, String> notes = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : header.path(SafetensorsFile.METADATA).properties()) {
      note(field.getKey(), field.getValue().asText(), facts, notes);
    }
    return Checkpoint.of(tensors, facts, notes);
  }

  private static void note(
      String key, String text, Map<String, Double> facts, Map<String, String> notes) {
    if (NUMBER.matcher(text).matches()) {
      facts.put(key, Double.parseDouble(text));
    } else if (!key.equals(SafetensorsFile.FORMAT_KEY)) {
      notes.put(key, text);
    }
  }

  /** The entries of all tensors, and how many were handed out. */
  private static final class Entries {
    private final Path file;
    private final ByteBuffer data;
    private long given;
    private long entries;

    Entries(Path file, ByteBuffer data) {
      this.file = file;
      this.data = data.order(ByteOrder.LITTLE_ENDIAN);
    }

    NamedTensor tensor(String name, JsonNode node) {
      String code = node.path("dtype").asText();
      StorageType type =
          StorageType.ofSafetensors(code)
              .orElseThrow(() -> damaged(name, "has the unknown type \"" + code + "\""));
      List<Integer> shape = new ArrayList<>();
      long count = 1;
      for (JsonNode extent : node.path("shape")) {
        if (!extent.canConvertToInt() || extent.intValue() < 0) {
          throw damaged(name, "has the extent " + extent);
        }
        shape.add(extent.intValue());
        // Held below 2³¹ at every step, so the next product cannot overflow.
        count = Math.min(Integer.MAX_VALUE, count * extent.intValue());
      }
      long begin = node.path("data_offsets").path(0).asLong(-1);
      long end = node.path("data_offsets").path(1).asLong(-1);
      if (begin < 0 || begin > end || end > data.limit() || end - begin != count * type.width()) {
        throw damaged(
            name,
            "of shape %s and type %s cannot lie at bytes %d to %d of %d; is the file truncated?"
                .formatted(shape, code, begin, end, data.limit()));
      }
      given += end - begin;
      if (given > data.limit()) {
        throw damaged(name, "shares its bytes with another tensor");
      }
      entries += count;
      CheckpointBytes.requireEntries(file, entries, data.limit());
      ByteBuffer own = data.slice((int) begin, (int) (end - begin)).order(ByteOrder.LITTLE_ENDIAN);
      float[] values = new float[(int) count];
      for (int i = 0; i < values.length; i++) {
        values[i] = type.decode(own, i);
      }
      return NamedTensor.owning(name, shape, values);
    }

    private CheckpointFormatException damaged(String name, String problem) {
      return new CheckpointFormatException(
          file, "is damaged: tensor \"%s\" %s".formatted(Quoted.clip(name), Quoted.of(problem)));
    }
  }
}
