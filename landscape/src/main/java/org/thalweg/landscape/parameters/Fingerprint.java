// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.parameters;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 of parameter vectors: little-endian floats in layout order, one vector after another. */
public final class Fingerprint {
  private Fingerprint() {}

  /** Lower-case hexadecimal, 64 digits. */
  public static String of(ParameterVector... vectors) {
    return of(List.of(vectors));
  }

  /** Lower-case hexadecimal, 64 digits. */
  public static String of(List<ParameterVector> vectors) {
    MessageDigest digest = sha256();
    for (ParameterVector vector : vectors) {
      float[] values = vector.toArray();
      ByteBuffer bytes =
          ByteBuffer.allocate(Math.multiplyExact(4, values.length)).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(values);
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** A fresh SHA-256, which every Java platform has. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
