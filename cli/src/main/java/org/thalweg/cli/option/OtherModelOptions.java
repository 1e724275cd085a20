// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.study.spec.OthersSpec;
import picocli.CommandLine.Option;

/** Models beside the centre, and what is done to all of them first. */
public final class OtherModelOptions {

  @Option(
      names = "--toward",
      paramLabel = "FILE",
      description = "A further model, or init:SEED: a direction points at it; twice for a plane.")
  private List<String> toward = new ArrayList<>();

  @Option(
      names = "--align",
      description =
          "Permute the further models' hidden units onto the first one's before (weight matching,"
              + " Ainsworth et al. 2023).")
  private boolean align;

  @Option(
      names = "--canonical",
      description =
          "Balance every hidden unit's weights in and out first, which changes no output: networks"
              + " that differ by such scales get the same picture.")
  private boolean canonical;

  /** Files or {@code init:SEED}, none to two. */
  public List<String> toward() {
    if (toward.size() > 2) {
      throw new IllegalArgumentException(
          "--toward names one or two models, got %d".formatted(toward.size()));
    }
    return List.copyOf(toward);
  }

  public boolean align() {
    if (align && toward.isEmpty()) {
      throw new IllegalArgumentException("--align needs a further model; name it by --toward FILE");
    }
    return align;
  }

  public boolean canonical() {
    return canonical;
  }

  /** What was named. */
  public OthersSpec spec() {
    return new OthersSpec(toward(), align(), canonical);
  }
}
