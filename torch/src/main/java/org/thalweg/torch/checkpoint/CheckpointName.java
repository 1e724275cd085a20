// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import java.nio.file.Path;
import java.util.Set;

/** What the name of a file in a run's folder says about it. */
final class CheckpointName {
  private static final Set<String> OURS = Set.of("t7", "pt", "pth", "safetensors");
  private static final Set<String> ARCHIVES = Set.of("zip", "npz", "jar");

  /** The reference implementation's optimisers, beside its models. */
  private static final String OPTIMISER = "opt_state_";

  private CheckpointName() {}

  /** Whether the file claims to be a model's checkpoint, or begins like one. */
  static boolean mayHold(Path file) {
    String name = file.getFileName().toString();
    if (name.startsWith(".") || name.startsWith(OPTIMISER)) {
      return false;
    }
    String ending = ending(name);
    return OURS.contains(ending) || (!ARCHIVES.contains(ending) && Checkpoints.isKnown(file));
  }

  /** The name without a checkpoint's ending. */
  static String stem(Path file) {
    String name = file.getFileName().toString();
    String ending = ending(name);
    return OURS.contains(ending) ? name.substring(0, name.length() - ending.length() - 1) : name;
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Without the {@code .0} of a whole number. */
  static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? String.valueOf((long) number)
        : String.valueOf(number);
  }
}
