// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.opening;

import org.thalweg.landscape.InputFileException;

/** A file named as weights is a TorchScript module, which is a model of its own. */
public final class ProgramAsWeightsException extends InputFileException {
  ProgramAsWeightsException(InputFileException found) {
    super(found.file(), found.problem(), found);
  }
}
