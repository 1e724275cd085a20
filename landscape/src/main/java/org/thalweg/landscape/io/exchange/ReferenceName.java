// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.thalweg.landscape.subspace.Axis;

/**
 * The name of a surface or direction file of the reference implementation, which holds all that the
 * file itself does not say.
 *
 * <p>Such as {@code model_300.t7_weights_xignore=biasbn_xnorm=filter.h5_[-1.0,1.0,51].h5}.
 *
 * @param directions what stands before the axes
 * @param axes none in a direction file's name
 * @param data which samples
 */
public record ReferenceName(ReferenceDirections directions, List<Axis> axes, Data data) {
  private static final String NUMBER = "([^,\\[\\]]+)";
  private static final String RANGE = "\\[" + NUMBER + "," + NUMBER + ",(\\d+)\\]";
  private static final Pattern SURFACE =
      Pattern.compile(
          "(?<directions>.+)_(?<axes>"
              + RANGE
              + "(?:x"
              + RANGE
              + ")?)(?<raw>_rawdata)?"
              + "(?:_datasplit=(?<parts>\\d+)_splitidx=(?<part>\\d+))?\\.h5");
  private static final Pattern ONE_RANGE = Pattern.compile(RANGE);

  /**
   * Which samples a surface was measured on.
   *
   * @param raw whether they were not normalised
   * @param parts into how many parts the data were divided
   * @param part the one that was used, from 0
   */
  public record Data(boolean raw, int parts, int part) {
    public static final Data ALL = new Data(false, 1, 0);
  }

  public ReferenceName {
    axes = List.copyOf(axes);
    if (axes.size() > 2) {
      throw new IllegalArgumentException("a name has at most 2 axes, got " + axes.size());
    }
  }

  /** Reads a name, with or without folders; nothing where it follows another rule. */
  public static Optional<ReferenceName> find(String name) {
    Matcher surface = SURFACE.matcher(name);
    if (!surface.matches()) {
      return ReferenceDirections.find(name)
          .map(directions -> new ReferenceName(directions, List.of(), Data.ALL));
    }
    try {
      Data data =
          new Data(
              surface.group("raw") != null,
              surface.group("parts") == null ? 1 : Integer.parseInt(surface.group("parts")),
              surface.group("part") == null ? 0 : Integer.parseInt(surface.group("part")));
      String before = surface.group("directions");
      return Optional.of(
          new ReferenceName(
              ReferenceDirections.find(before).orElseGet(() -> ReferenceDirections.named(before)),
              axes(surface.group("axes")),
              data));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The same of a file. */
  public static Optional<ReferenceName> find(Path file) {
    return find(file.toString());
  }

  private static List<Axis> axes(String text) {
    List<Axis> axes = new ArrayList<>();
    Matcher range = ONE_RANGE.matcher(text);
    while (range.find()) {
      axes.add(Axis.parse(String.join(":", range.group(1), range.group(2), range.group(3))));
    }
    return axes;
  }

  /** The name that the reference's scripts give. */
  public String fileName() {
    if (axes.isEmpty()) {
      return directions.fileName();
    }
    return directions.fileName()
        + axes.stream()
            .map(
                axis ->
                    "[%s,%s,%d]"
                        .formatted(
                            PythonFloat.text(axis.min()),
                            PythonFloat.text(axis.max()),
                            axis.count()))
            .collect(Collectors.joining("x", "_", ""))
        + (data.raw ? "_rawdata" : "")
        + (data.parts > 1 ? "_datasplit=%d_splitidx=%d".formatted(data.parts, data.part) : "")
        + ".h5";
  }

  /** What the name says, in words for a caption. */
  public String describe() {
    return directions.describe()
        + (data.raw ? ", data not normalised" : "")
        + (data.parts > 1
            ? ", part %d of %d of the data".formatted(data.part + 1, data.parts)
            : "");
  }
}
