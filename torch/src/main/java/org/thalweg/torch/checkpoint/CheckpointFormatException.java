// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.thalweg.landscape.InputFileException;

/** A checkpoint is missing, truncated, foreign, hostile or does not fit the architecture. */
public class CheckpointFormatException extends InputFileException {
  public CheckpointFormatException(Path file, String problem) {
    super(file, problem);
  }

  public CheckpointFormatException(Path file, String problem, @Nullable Throwable cause) {
    super(file, problem, cause);
  }
}
