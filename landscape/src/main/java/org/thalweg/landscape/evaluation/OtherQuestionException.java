// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.evaluation;

import java.nio.file.Path;

/** A journal or a finished file answers another question than the one asked. */
public final class OtherQuestionException extends IllegalArgumentException {
  private final QuestionDifference difference;

  /** {@code file} differs from what was asked, first in {@code difference}. */
  public OtherQuestionException(Path file, QuestionDifference difference) {
    super(
        "%s answers another question: its %s is %s, asked for %s; choose another place, or start over"
            .formatted(file, difference.key(), difference.held(), difference.asked()));
    this.difference = difference;
  }

  public QuestionDifference difference() {
    return difference;
  }
}
