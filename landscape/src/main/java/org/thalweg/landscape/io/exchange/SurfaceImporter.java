// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.exchange;

/** One tool's surface files, known by what is in them. */
interface SurfaceImporter {

  /** The tool and its file, such as {@code losscape data.h5}. */
  String kind();

  boolean recognises(NamedArrays file);

  /**
   * Reads a file that it recognises.
   *
   * @throws org.thalweg.landscape.InputFileException if it is damaged or incomplete
   */
  ImportedSurface read(NamedArrays file);
}
