// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.opening;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.thalweg.study.spec.PlaneSpec;

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

  /** The kind of a spec's directions. */
  public static DirectionKind of(PlaneSpec plane) {
    if (plane instanceof PlaneSpec.Random) {
      return RANDOM;
    } else if (plane instanceof PlaneSpec.Toward) {
      return TOWARD;
    } else if (plane instanceof PlaneSpec.Through) {
      return THROUGH;
    } else if (plane instanceof PlaneSpec.Gradient) {
      return GRADIENT;
    } else if (plane instanceof PlaneSpec.Hessian) {
      return HESSIAN;
    } else if (plane instanceof PlaneSpec.Coordinates) {
      return COORDINATES;
    } else if (plane instanceof PlaneSpec.FromFile) {
      return FILE;
    }
    return PCA;
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
