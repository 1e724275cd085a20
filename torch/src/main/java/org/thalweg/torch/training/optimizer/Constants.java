// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training.optimizer;

/** What the constants of an optimiser may be. */
public final class Constants {
  private Constants() {}

  public static void requireNotNegative(String what, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("%s is not negative, got %s".formatted(what, value));
    }
  }

  public static void requirePositive(String what, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("%s is positive, got %s".formatted(what, value));
    }
  }

  /** The weight of the past in a moving average. */
  static void requireShare(String what, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException("%s is from 0 to below 1, got %s".formatted(what, value));
    }
  }
}
