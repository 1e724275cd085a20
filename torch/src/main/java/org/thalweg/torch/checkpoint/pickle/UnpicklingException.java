// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint.pickle;

import org.jspecify.annotations.Nullable;

/** A pickle is damaged, hostile or beyond what checkpoints hold; the message is one line. */
public final class UnpicklingException extends RuntimeException {
  public UnpicklingException(String problem) {
    this(problem, null);
  }

  public UnpicklingException(String problem, @Nullable Throwable cause) {
    super(problem, cause);
  }
}
