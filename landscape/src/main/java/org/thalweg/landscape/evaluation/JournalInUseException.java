// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.evaluation;

import java.nio.file.Path;

/** Another process is writing the same journal. */
public final class JournalInUseException extends IllegalArgumentException {
  public JournalInUseException(Path journal, Throwable cause) {
    super(
        "%s is in use by another process; wait for it to end, or choose another place"
            .formatted(journal),
        cause);
  }
}
