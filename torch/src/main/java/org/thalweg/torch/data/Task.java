// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a model is asked for; decides which {@link Targets} a data set gives. */
public enum Task {
  /** The class of a sample. */
  CLASSIFICATION,
  /** Numbers. */
  REGRESSION,
  /** The sample itself. */
  RECONSTRUCTION;

  /** The task that {@code --task} calls {@code text}. */
  public static Task named(String text) {
    return Arrays.stream(values())
        .filter(task -> task.toString().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a task is one of %s, got \"%s\""
                        .formatted(
                            Arrays.stream(values())
                                .map(Task::toString)
                                .collect(Collectors.joining(", ")),
                            text)));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
