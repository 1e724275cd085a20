// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import java.io.IOException;
import java.io.OutputStream;
import org.thalweg.landscape.surface.Surface;

/** One file format to hand a surface on in; found as a service, by extension. */
public interface Exporter {

  /** The extension without its dot, lower case, such as {@code ply}. */
  String extension();

  /** One line for people: what opens such files. */
  String description();

  /** Writes {@code surface}, a line or a plane; leaves {@code out} open. */
  void write(Surface surface, OutputStream out) throws IOException;
}
