// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import java.nio.file.Path;

/** A file named as weights is a TorchScript module, which is a model of its own. */
public final class ScriptAsCheckpointException extends CheckpointFormatException {
  ScriptAsCheckpointException(Path file) {
    super(file, "is a TorchScript module, not a checkpoint of weights; name it as the model");
  }
}
