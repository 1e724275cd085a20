// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.thalweg.landscape.surface.Surface;

/** What an export holds, in memory. */
final class Exported {
  private Exported() {}

  static byte[] bytes(Surface surface, String extension, Part part) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Exporters.forFile(Path.of("a." + extension), part).write(surface, part, out);
    return out.toByteArray();
  }

  static String text(Surface surface, String extension, Part part) throws IOException {
    return new String(bytes(surface, extension, part), StandardCharsets.UTF_8);
  }

  static String text(Surface surface, String extension) throws IOException {
    return text(surface, extension, Part.SURFACE);
  }

  static ByteBuffer numbers(Surface surface, String extension) throws IOException {
    return numbers(bytes(surface, extension, Part.SURFACE));
  }

  static ByteBuffer numbers(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
