// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.exchange;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the reference implementation's direction file names say.
 *
 * @param models the first model's file; the second's appended by its rules, if there is one
 * @param tensors {@code weights} or {@code states}; empty in a name of one's own choice
 * @param x how the first direction was rescaled
 * @param y how the second was; {@link Rule#NONE} on a line too
 * @param third the third model's file, towards which y goes; empty without
 * @param same whether y is x again
 * @param index of a repeat, 0 for the first
 */
public record ReferenceDirections(
    String models, String tensors, Rule x, Rule y, String third, boolean same, int index) {
  private static final String IGNORE = "(?:_%1$signore=(?<%1$signore>biasbn|[a-z]+?))?";
  private static final String NORM =
      "(?:_%1$snorm=(?<%1$snorm>filter|layer|weight|dfilter|dlayer))?";
  private static final Pattern NAME =
      Pattern.compile(
          "(?<models>.+)_(?<tensors>weights|states)"
              + (IGNORE + NORM).formatted("x")
              + "(?<third>(?!_).+?)??"
              + (IGNORE + NORM).formatted("y")
              + "(?<same>_same_dir)?(?:_idx=(?<index>\\d+))?\\.h5");

  /**
   * How one direction was rescaled.
   *
   * @param ignore {@code biasbn} or empty
   * @param norm such as {@code filter}, or empty
   */
  public record Rule(String ignore, String norm) {
    public static final Rule NONE = new Rule("", "");

    private String tail(String axis) {
      return (ignore.isEmpty() ? "" : "_%signore=%s".formatted(axis, ignore))
          + (norm.isEmpty() ? "" : "_%snorm=%s".formatted(axis, norm));
    }

    private String describe() {
      return (norm.isEmpty() ? "not normalised" : norm + "-normalised")
          + (ignore.equals("biasbn") ? ", biases and batch norm still" : "");
    }
  }

  /** A direction file's name of one's own choice, as {@code --dir_file} takes it. */
  public static ReferenceDirections named(String file) {
    return new ReferenceDirections(file, "", Rule.NONE, Rule.NONE, "", false, 0);
  }

  /** Reads a name, with or without folders; nothing where it follows another rule. */
  public static Optional<ReferenceDirections> find(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ReferenceDirections(
              parts.group("models"),
              parts.group("tensors"),
              new Rule(part(parts, "xignore"), part(parts, "xnorm")),
              new Rule(part(parts, "yignore"), part(parts, "ynorm")),
              part(parts, "third"),
              parts.group("same") != null,
              parts.group("index") == null ? 0 : Integer.parseInt(parts.group("index"))));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String part(Matcher parts, String name) {
    String part = parts.group(name);
    return part == null ? "" : part;
  }

  /**
   * The beginning of the name of directions from one model to another.
   *
   * <p>In one folder {@code FIRST_BASE2}, else {@code DIR1_BASE1_DIR2_BASE2} with the second folder
   * relative to what both have in common. A name without a folder is one in the folder at hand;
   * there the reference's rule cuts off the last letter.
   */
  public static String models(String first, String second) {
    if (folder(first).equals(folder(second))) {
      return first + "_" + base(second);
    }
    int common = 0;
    while (common < Math.min(first.length(), second.length())
        && first.charAt(common) == second.charAt(common)) {
      common++;
    }
    int shared = first.lastIndexOf('/', common - 1) + 1;
    String below = folder(second).length() > shared ? folder(second).substring(shared) : "";
    return flat(first) + "_" + below + "_" + base(second);
  }

  /** The third model as it is written behind the norm of x. */
  public static String third(String first, String third) {
    return folder(first).equals(folder(third)) ? third : flat(third);
  }

  /** The file with its folder drawn into its name. */
  private static String flat(String file) {
    return folder(file).isEmpty() ? file : folder(file) + "_" + base(file);
  }

  private static String folder(String file) {
    return file.substring(0, Math.max(0, file.lastIndexOf('/')));
  }

  private static String base(String file) {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  /** The name that the reference's scripts give. */
  public String fileName() {
    if (tensors.isEmpty()) {
      return models;
    }
    return models
        + "_"
        + tensors
        + x.tail("x")
        + third
        + y.tail("y")
        + (same ? "_same_dir" : "")
        + (index > 0 ? "_idx=" + index : "")
        + ".h5";
  }

  /** What the name says, in words for a caption. */
  String describe() {
    if (tensors.isEmpty()) {
      return "directions from " + base(models);
    }
    StringBuilder text = new StringBuilder(base(models));
    text.append(": directions over ").append(tensors).append(", ").append(x.describe());
    if (!third.isEmpty()) {
      text.append("; y towards ").append(base(third));
    } else if (!y.equals(Rule.NONE) && !y.equals(x)) {
      text.append("; y ").append(y.describe());
    }
    text.append(same ? "; y is x again" : "");
    return text.append(index > 0 ? "; repeat " + index : "").toString();
  }
}
