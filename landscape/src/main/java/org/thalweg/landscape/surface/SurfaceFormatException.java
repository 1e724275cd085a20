// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.surface;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.thalweg.landscape.InputFileException;

/** A file named as a surface is not one, or is damaged. */
public final class SurfaceFormatException extends InputFileException {
  public SurfaceFormatException(Path file, String problem) {
    super(file, problem);
  }

  public SurfaceFormatException(Path file, String problem, @Nullable Throwable cause) {
    super(file, problem, cause);
  }
}
