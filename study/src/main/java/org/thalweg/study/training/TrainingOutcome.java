// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.training;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a training came to.
 *
 * @param madeNow steps made by this run
 * @param samplesNow samples that they took
 * @param secondsNow that they lasted
 * @param last what was noted in the last checkpoint, by the names of {@code metrics.csv}
 */
public record TrainingOutcome(
    int madeNow, long samplesNow, double secondsNow, Map<String, Double> last) {
  public TrainingOutcome {
    last = Map.copyOf(last);
  }

  /** Of {@code train} or {@code test}; empty if that was not measured. */
  public OptionalDouble loss(String split) {
    return of(split + "_loss");
  }

  /** In percent; empty if that was not measured, or targets are numbers. */
  public OptionalDouble accuracy(String split) {
    return of(split + "_acc");
  }

  /** R² of numbers; empty if that was not measured, or targets are classes. */
  public OptionalDouble explained(String split) {
    return of(split + "_r2");
  }

  private OptionalDouble of(String name) {
    Double value = last.get(name);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
