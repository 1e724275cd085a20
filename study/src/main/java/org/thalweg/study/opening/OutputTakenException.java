// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.opening;

import org.jspecify.annotations.Nullable;

/** The output's place holds what no run can go on from; starting over replaces it. */
public final class OutputTakenException extends IllegalArgumentException {
  public OutputTakenException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
