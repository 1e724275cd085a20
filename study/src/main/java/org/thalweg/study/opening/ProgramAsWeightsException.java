// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.opening;

import java.nio.file.Path;
import org.thalweg.landscape.InputFileException;

/** A file named as weights is a TorchScript module, which is a model of its own. */
public final class ProgramAsWeightsException extends InputFileException {
  ProgramAsWeightsException(Path file, Throwable cause) {
    super(
        file, "is a TorchScript module, not a checkpoint of weights; name it as the model", cause);
  }
}
