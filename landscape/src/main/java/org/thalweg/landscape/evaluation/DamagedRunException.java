// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.evaluation;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.thalweg.landscape.InputFileException;

/** What an earlier run left is damaged or of another version; starting over forgets it. */
public final class DamagedRunException extends InputFileException {
  public DamagedRunException(Path file, String problem, @Nullable Throwable cause) {
    super(file, problem, cause);
  }
}
