// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.spec;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where the directions of a line or plane come from. */
public enum DirectionKind {
  RANDOM("random"),
  TOWARD("toward"),
  THROUGH("through"),
  PCA("pca"),
  GRADIENT("gradient"),
  HESSIAN("hessian[:top2]"),
  COORDINATES("coordinates:most-changing|NAME[,NAME]"),
  FILE("file");

  private final String form;

  DirectionKind(String form) {
    this.form = form;
  }

  /** The kind that {@code text} begins with, such as {@code coordinates:most-changing}. */
  public static DirectionKind of(String text) {
    String word = text.contains(":") ? text.substring(0, text.indexOf(':')) : text;
    for (DirectionKind kind : values()) {
      if (kind.cliName().equals(word) && kind.takes(text.substring(word.length()))) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "directions is one of %s, got \"%s\""
            .formatted(
                Arrays.stream(values()).map(kind -> kind.form).collect(Collectors.joining(", ")),
                text));
  }

  private boolean takes(String rest) {
    return switch (this) {
      case COORDINATES -> rest.startsWith(":");
      case HESSIAN -> rest.isEmpty() || rest.equals(":top2");
      default -> rest.isEmpty();
    };
  }

  public String cliName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether vectors are drawn or rescaled, so that {@code --norm} and {@code --ignore} speak. */
  public boolean isRescaled() {
    return this == RANDOM || this == TOWARD || this == GRADIENT;
  }

  /** Whether the line or plane holds several models, each with its own running statistics. */
  public boolean holdsModels() {
    return this == TOWARD || this == THROUGH || this == PCA;
  }
}
