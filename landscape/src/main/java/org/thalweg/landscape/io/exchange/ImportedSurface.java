// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.exchange;

import java.util.List;
import org.thalweg.landscape.surface.Surface;

/**
 * A surface from a file, with what the file tells beside its numbers.
 *
 * @param surface without provenance where another tool made it
 * @param tool who made it, such as {@code losscape}
 * @param remarks what a reader or a caption should know, each a phrase
 */
public record ImportedSurface(Surface surface, String tool, List<String> remarks) {
  public ImportedSurface {
    remarks = List.copyOf(remarks);
  }
}
