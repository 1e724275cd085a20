// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.thalweg.landscape.Spelling;
import org.thalweg.torch.model.layer.ImageShape;

/** The architectures known by name. */
public final class Architectures {
  private static final Map<String, ArchitectureRecipe> KNOWN = ArchitectureRecipes.named();
  private static final Map<String, ArchitectureRecipes.Family> FAMILIES =
      ArchitectureRecipes.families();

  private Architectures() {}

  /**
   * The architecture called {@code name}, for the images and classes it was made for.
   *
   * @throws IllegalArgumentException if there is none; the message suggests the nearest name
   */
  public static Architecture named(String name) {
    ArchitectureRecipe recipe = recipe(name);
    return recipe.make(name, recipe.input(), recipe.classes());
  }

  /**
   * The architecture called {@code name} for images of {@code input} and so many classes.
   *
   * <p>An autoencoder answers with the image's pixels, however many classes there are.
   *
   * @throws IllegalArgumentException if there is none, or it takes no such images or classes
   */
  public static Architecture named(String name, ImageShape input, int classes) {
    return recipe(name).make(name, input, classes);
  }

  private static ArchitectureRecipe recipe(String name) {
    ArchitectureRecipe known = KNOWN.get(name);
    if (known != null) {
      return known;
    }
    int colon = name.indexOf(':');
    ArchitectureRecipes.Family family = FAMILIES.get(name.substring(0, colon + 1));
    if (family == null) {
      throw unknown(name);
    }
    return family.recipe().apply(name, colon + 1);
  }

  private static IllegalArgumentException unknown(String name) {
    List<String> all = Stream.concat(names().stream(), families().stream()).toList();
    return new IllegalArgumentException(
        "an architecture is one of %s, got \"%s\"%s"
            .formatted(String.join(", ", all), name, Spelling.suggestion(name, KNOWN.keySet())));
  }

  /** All names, in the order in which they are shown. */
  public static List<String> names() {
    return List.copyOf(KNOWN.keySet());
  }

  /** Names with numbers of one's own to fill in, such as {@code mlp:H1xH2…}. */
  public static List<String> families() {
    List<String> patterns = new ArrayList<>();
    FAMILIES.forEach((prefix, family) -> patterns.add(prefix + family.form()));
    return patterns;
  }
}
