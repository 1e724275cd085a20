// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.opening;

import java.nio.file.Path;

/** A file that is a program was to be opened, and nobody said that it is trusted. */
public final class UntrustedProgramException extends IllegalArgumentException {
  public UntrustedProgramException(Path file) {
    super(
        ("%s: a TorchScript file is a program, and its author's code would run here; whoever opens"
                + " it must know where it comes from and say that it is trusted")
            .formatted(file));
  }
}
