// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint.pickle;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * How torch stores a tensor's entries, little-endian, and how they become floats.
 *
 * <p>Doubles are rounded once; whole numbers beyond 2²⁴ are rounded, too (they are batch counters,
 * never weights).
 */
public enum StorageType {
  FLOAT("FloatStorage", "F32", 4),
  DOUBLE("DoubleStorage", "F64", 8),
  HALF("HalfStorage", "F16", 2),
  BFLOAT16("BFloat16Storage", "BF16", 2),
  LONG("LongStorage", "I64", 8),
  INT("IntStorage", "I32", 4),
  SHORT("ShortStorage", "I16", 2),
  CHAR("CharStorage", "I8", 1),
  BYTE("ByteStorage", "U8", 1),
  BOOL("BoolStorage", "BOOL", 1);

  private final String torchName;
  private final String safetensorsName;
  private final int width;

  StorageType(String torchName, String safetensorsName, int width) {
    this.torchName = torchName;
    this.safetensorsName = safetensorsName;
    this.width = width;
  }

  /** The type that torch's pickles call {@code torch.<name>}. */
  public static Optional<StorageType> ofTorch(String name) {
    for (StorageType type : values()) {
      if (type.torchName.equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** The type with this safetensors code, such as {@code F32}. */
  public static Optional<StorageType> ofSafetensors(String code) {
    for (StorageType type : values()) {
      if (type.safetensorsName.equals(code)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** Bytes an entry. */
  public int width() {
    return width;
  }

  /** Entry {@code index} of little-endian {@code data}. */
  public float decode(ByteBuffer data, int index) {
    int at = index * width;
    return switch (this) {
      case FLOAT -> data.getFloat(at);
      case DOUBLE -> (float) data.getDouble(at);
      case HALF -> half(data.getShort(at));
      case BFLOAT16 -> Float.intBitsToFloat(data.getShort(at) << 16);
      case LONG -> data.getLong(at);
      case INT -> data.getInt(at);
      case SHORT -> data.getShort(at);
      case CHAR -> data.get(at);
      case BYTE -> data.get(at) & 0xff;
      case BOOL -> data.get(at) == 0 ? 0 : 1;
    };
  }

  /** IEEE 754 binary16, subnormals and NaN payloads included. */
  private static float half(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    if (exponent == 0) {
      float magnitude = fraction * 0x1p-24f;
      return sign == 0 ? magnitude : -magnitude;
    }
    int widened = exponent == 0x1f ? 0xff : exponent - 15 + 127;
    return Float.intBitsToFloat(sign | widened << 23 | fraction << 13);
  }
}
