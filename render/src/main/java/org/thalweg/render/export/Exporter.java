// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.thalweg.landscape.surface.Surface;

/** One file format to hand a surface on in; found as a service, by extension. */
public interface Exporter {

  /** The extension without its dot, lower case, such as {@code ply}. */
  String extension();

  /** One line for people: what opens such files. */
  String description();

  /** What this format can hold, the surface first. */
  default List<Part> parts() {
    return List.of(Part.SURFACE);
  }

  /** Writes {@code surface}, a line or a plane; leaves {@code out} open. */
  void write(Surface surface, OutputStream out) throws IOException;

  /**
   * Writes one of {@link #parts}; leaves {@code out} open.
   *
   * @throws IllegalArgumentException if the format cannot hold that part, or the surface has none
   */
  default void write(Surface surface, Part part, OutputStream out) throws IOException {
    Exporters.require(this, part);
    write(surface, out);
  }
}
