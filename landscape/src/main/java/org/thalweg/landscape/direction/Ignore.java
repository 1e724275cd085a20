// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.thalweg.landscape.parameters.ParameterBlock;

/**
 * What becomes of the blocks that filter normalisation does not speak of.
 *
 * <p>Biases, normalisation blocks and, where they move at all, running statistics have rank 0 or 1.
 * The published pictures keep them still.
 *
 * @param text the word that {@code --ignore} takes
 * @param pattern names of blocks that stay still; one that matches nothing for the other rules
 */
public record Ignore(String text, Pattern pattern) {
  private static final Pattern NOTHING = Pattern.compile("(?!)");
  private static final String REGEX = "regex:";

  /** Biases and normalisation stay still: the published setting. */
  public static final Ignore BIASBN = new Ignore("biasbn", NOTHING);

  /** Biases and normalisation move along themselves, d = w, as in the reference's code. */
  public static final Ignore NONE = new Ignore("none", NOTHING);

  /** Biases and normalisation move randomly, scaled to the block's norm. */
  public static final Ignore SCALED = new Ignore("scaled", NOTHING);

  /** What a direction does in a block. */
  enum Rule {
    STILL,
    ALONG_ITSELF,
    RANDOM_TO_BLOCK_NORM,
    RESCALED
  }

  /** The rule of that word: {@code biasbn}, {@code none}, {@code scaled} or {@code regex:NAMES}. */
  public static Ignore named(String word) {
    if (word.startsWith(REGEX)) {
      return regex(word);
    }
    return switch (word) {
      case "biasbn" -> BIASBN;
      case "none" -> NONE;
      case "scaled" -> SCALED;
      default ->
          throw new IllegalArgumentException(
              "ignore is biasbn, none, scaled or regex:PATTERN, got \"%s\"".formatted(word));
    };
  }

  private static Ignore regex(String word) {
    try {
      return new Ignore(word, Pattern.compile(word.substring(REGEX.length())));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "ignore %s: not a regular expression: %s".formatted(word, e.getDescription()), e);
    }
  }

  /**
   * Whether {@code block} takes no part where directions are found rather than drawn, as by PCA.
   */
  public boolean keepsStill(ParameterBlock block) {
    return ruleFor(block, DirectionScope.WEIGHTS) == Rule.STILL;
  }

  /** The word that {@code --ignore} takes. */
  public String cliName() {
    return text;
  }

  Rule ruleFor(ParameterBlock block, DirectionScope tensors) {
    if (!tensors.include(block) || pattern.matcher(block.name()).find()) {
      return Rule.STILL;
    }
    if (!block.isBiasOrNorm()) {
      return Rule.RESCALED;
    }
    return switch (text) {
      case "biasbn" -> Rule.STILL;
      case "none" -> Rule.ALONG_ITSELF;
      default -> Rule.RANDOM_TO_BLOCK_NORM;
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ignore ignore && text.equals(ignore.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
