// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files are what Python 3 and NumPy 1.24 wrote. */
class ArrayUnpicklerTest {
  /** {@code {"data": uint8 [[250, 251, 252], [253, 254, 255]], "labels": [1, 2]}}. */
  private static final String PROTOCOL_2 =
      "gAJ9cQAoWAQAAABkYXRhcQFjbnVtcHkuY29yZS5tdWx0aWFycmF5Cl9yZWNvbnN0cnVjdApxAmNu"
          + "dW1weQpuZGFycmF5CnEDSwCFcQRjX2NvZGVjcwplbmNvZGUKcQVYAQAAAGJxBlgGAAAAbGF0aW4x"
          + "cQeGcQhScQmHcQpScQsoSwFLAksDhnEMY251bXB5CmR0eXBlCnENWAIAAAB1MXEOiYiHcQ9ScRAo"
          + "SwNYAQAAAHxxEU5OTkr/////Sv////9LAHRxEmKJaAVYDAAAAMO6w7vDvMO9w77Dv3ETaAeGcRRS"
          + "cRV0cRZiWAYAAABsYWJlbHNxF11xGChLAUsCZXUu";

  private static final String PROTOCOL_3 =
      "gAN9cQAoWAQAAABkYXRhcQFjbnVtcHkuY29yZS5tdWx0aWFycmF5Cl9yZWNvbnN0cnVjdApxAmNu"
          + "dW1weQpuZGFycmF5CnEDSwCFcQRDAWJxBYdxBlJxByhLAUsCSwOGcQhjbnVtcHkKZHR5cGUKcQlY"
          + "AgAAAHUxcQqJiIdxC1JxDChLA1gBAAAAfHENTk5OSv////9K/////0sAdHEOYolDBvr7/P3+/3EP"
          + "dHEQYlgGAAAAbGFiZWxzcRFdcRIoSwFLAmV1Lg==";
  private static final String PROTOCOL_4 =
      "gASVrAAAAAAAAAB9lCiMBGRhdGGUjBVudW1weS5jb3JlLm11bHRpYXJyYXmUjAxfcmVjb25zdHJ1"
          + "Y3SUk5SMBW51bXB5lIwHbmRhcnJheZSTlEsAhZRDAWKUh5RSlChLAUsCSwOGlGgFjAVkdHlwZZST"
          + "lIwCdTGUiYiHlFKUKEsDjAF8lE5OTkr/////Sv////9LAHSUYolDBvr7/P3+/5R0lGKMBmxhYmVs"
          + "c5RdlChLAUsCZXUu";
  private static final String INTEGERS =
      "gAJjbnVtcHkuY29yZS5tdWx0aWFycmF5Cl9yZWNvbnN0cnVjdApxAGNudW1weQpuZGFycmF5CnEB"
          + "SwCFcQJjX2NvZGVjcwplbmNvZGUKcQNYAQAAAGJxBFgGAAAAbGF0aW4xcQWGcQZScQeHcQhScQko"
          + "SwFLAksDhnEKY251bXB5CmR0eXBlCnELWAIAAABpNHEMiYiHcQ1ScQ4oSwNYAQAAADxxD05OTkr/"
          + "////Sv////9LAHRxEGKJaANYHgAAAMO6AAAAw7sAAADDvAAAAMO9AAAAw74AAADDvwAAAHERaAWG"
          + "cRJScRN0cRRiLg==";
  private static final String COLUMN_MAJOR =
      "gAJjbnVtcHkuY29yZS5tdWx0aWFycmF5Cl9yZWNvbnN0cnVjdApxAGNudW1weQpuZGFycmF5CnEB"
          + "SwCFcQJjX2NvZGVjcwplbmNvZGUKcQNYAQAAAGJxBFgGAAAAbGF0aW4xcQWGcQZScQeHcQhScQko"
          + "SwFLAksDhnEKY251bXB5CmR0eXBlCnELWAIAAAB1MXEMiYiHcQ1ScQ4oSwNYAQAAAHxxD05OTkr/"
          + "////Sv////9LAHRxEGKIaANYDAAAAMO6w73Du8O+w7zDv3ERaAWGcRJScRN0cRRiLg==";
  private static final String OBJECTS =
      "gAJjbnVtcHkuY29yZS5tdWx0aWFycmF5Cl9yZWNvbnN0cnVjdApxAGNudW1weQpuZGFycmF5CnEB"
          + "SwCFcQJjX2NvZGVjcwplbmNvZGUKcQNYAQAAAGJxBFgGAAAAbGF0aW4xcQWGcQZScQeHcQhScQko"
          + "SwFLAYVxCmNudW1weQpkdHlwZQpxC1gCAAAATzhxDImIh3ENUnEOKEsDWAEAAAB8cQ9OTk5K////"
          + "/0r/////Sz90cRBiiV1xEU5hdHESYi4=";

  static Stream<String> protocols() {
    return Stream.of(PROTOCOL_2, PROTOCOL_3, PROTOCOL_4);
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void everyProtocol_givesTheBytesRowMajor(String base64) {
    Map<?, ?> read = (Map<?, ?>) read(Base64.getDecoder().decode(base64));
    ByteArray data = (ByteArray) read.get("data");
    byte[] bytes = new byte[6];
    data.data().get(bytes);

    assertThat(data.shape()).containsExactly(2, 3);
    assertThat(bytes).containsExactly(250, 251, 252, 253, 254, 255);
    assertThat(read.get("labels")).isEqualTo(List.of(1, 2));
  }

  @Test
  void otherArrays_areRefusedByWhatTheyAre() {
    assertRefused(INTEGERS, "holds an array of type i4; samples are unsigned bytes (u1)");
    assertRefused(COLUMN_MAJOR, "holds an array of shape [2, 3] with 6 bytes");
    assertRefused(OBJECTS, "holds an array of type O8");
  }

  private static void assertRefused(String base64, String why) {
    assertThatThrownBy(() -> read(Base64.getDecoder().decode(base64)))
        .isInstanceOf(UnpicklingException.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "os\nsystem",
        "numpy.core.multiarray\nfromfile",
        "numpy\nload",
        "_codecs\ndecode",
        "torch\nFloatStorage",
        "collections\nOrderedDict"
      })
  void nameOutsideTheAllowList_isRefused(String name) {
    assertThatThrownBy(() -> read(program("\u0080\u0002c" + name + "\nU\u0001x\u0085R.")))
        .isInstanceOf(UnpicklingException.class)
        .hasMessageStartingWith("refuses to construct " + name.replace('\n', '.'));
  }

  @Test
  void stateForPlainData_isRefused() {
    assertThatThrownBy(() -> read(program("\u0080\u0002}}b.")))
        .isInstanceOf(UnpicklingException.class)
        .hasMessage("holds state for something that is no array");
  }

  @Test
  void lengthBeyondTheBytes_isRefusedUnallocated() {
    assertThatThrownBy(() -> read(program("\u0080\u0002T\u00ff\u00ff\u00ff\u007fabc.")))
        .isInstanceOf(UnpicklingException.class)
        .hasMessageContaining("are left");
  }

  private static byte[] program(String opcodes) {
    return opcodes.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Object read(byte[] bytes) {
    Object read = new ArrayUnpickler(new PickleBytes(bytes)).read();
    assertThat(read).isNotNull();
    return read;
  }
}
