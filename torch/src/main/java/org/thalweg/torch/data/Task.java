// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.thalweg.torch.model.OutputKind;

/** What a model is asked for; decides which {@link Targets} a data set gives. */
public enum Task {
  /** The class of a sample. */
  CLASSIFICATION,
  /** Numbers. */
  REGRESSION,
  /** The sample itself. */
  RECONSTRUCTION;

  /**
   * What a network is usually asked for: what its outputs are made for, else what the targets are.
   */
  public static Task usual(OutputKind answers, Dataset data) {
    if (answers == OutputKind.SAMPLES) {
      return RECONSTRUCTION;
    }
    boolean numbers = !(data.targets() instanceof Targets.Classes);
    return numbers || answers == OutputKind.NUMBERS ? REGRESSION : CLASSIFICATION;
  }

  /**
   * Refuses what a network's outputs cannot be.
   *
   * @param network its name
   * @throws IllegalArgumentException if they are made for another task
   */
  public void requireFrom(OutputKind answers, String network) {
    if (answers.isTwoClasses() && this != CLASSIFICATION) {
      throw new IllegalArgumentException(
          "%s tells 2 classes apart, got task %s; choose another architecture"
              .formatted(network, this));
    }
    if (answers == OutputKind.SAMPLES && this != RECONSTRUCTION) {
      throw new IllegalArgumentException(
          "%s gives samples back, got task %s; leave it out, or choose another architecture"
              .formatted(network, this));
    }
  }

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
