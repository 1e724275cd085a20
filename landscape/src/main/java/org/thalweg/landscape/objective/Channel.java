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
    return new Channel(split + "_loss", spoken(split) + " loss", "");
  }

  /** Share of samples of {@code split} that are classified rightly, 0 to 100. */
  public static Channel accuracy(String split) {
    return new Channel(split + "_acc", spoken(split) + " accuracy", "%");
  }

  /** Standard error of the mean loss over the samples of {@code split}. */
  public static Channel standardError(String split) {
    return new Channel(split + "_loss_se", "standard error of the " + spoken(split) + " loss", "");
  }

  private static String spoken(String split) {
    return split.equals("train") ? "training" : split;
  }
}
