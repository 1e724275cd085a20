// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.objective;

/**
 * One number that is measured at every point, such as {@code train_loss}.
 *
 * @param name the name in files, tables and pictures
 * @param label what a reader sees on an axis, such as {@code training loss}
 * @param unit such as {@code nat} or {@code %}; empty for none
 */
public record Channel(String name, String label, String unit) {
  public Channel {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException(
          "a channel's name is lower case with underscores, got \"%s\"".formatted(name));
    }
  }

  /** Mean loss over the samples of {@code split} ({@code train} or {@code test}). */
  public static Channel loss(String split) {
    return new Channel(split + "_loss", describe(split) + " loss", "");
  }

  /** Share of samples of {@code split} that are classified rightly, 0 to 100. */
  public static Channel accuracy(String split) {
    return new Channel(split + "_acc", describe(split) + " accuracy", "%");
  }

  /** Share of samples of {@code split} that are classified wrongly, 0 to 100. */
  public static Channel error(String split) {
    return new Channel(split + "_err", describe(split) + " error", "%");
  }

  /**
   * Coefficient of determination over the samples of {@code split}: 1 − loss / the targets'
   * variance.
   */
  public static Channel determination(String split) {
    return new Channel(split + "_r2", describe(split) + " R²", "");
  }

  /** What the loss of {@code split} holds beside the mean over samples, by itself. */
  public static Channel penalty(String split) {
    return new Channel(split + "_penalty", "penalty in the " + describe(split) + " loss", "");
  }

  /** Standard error of the mean loss over the samples of {@code split}. */
  public static Channel standardError(String split) {
    return new Channel(
        split + "_loss_se", "standard error of the " + describe(split) + " loss", "");
  }

  /** The same over several draws of the directions: the standard deviation among them. */
  public Channel deviation() {
    return new Channel(name + "_sd", "standard deviation of the " + label + " over draws", unit);
  }

  /** The same on the {@code number}-th of several draws, from 1. */
  public Channel ofDraw(int number) {
    return new Channel("%s_draw%d".formatted(name, number), label + ", draw " + number, unit);
  }

  /** Half of λ ‖θ‖²: what weight decay adds to the loss, by itself. */
  public static Channel weightDecay() {
    return new Channel("weight_decay", "weight decay term", "");
  }

  private static String describe(String split) {
    return split.equals("train") ? "training" : split;
  }
}
