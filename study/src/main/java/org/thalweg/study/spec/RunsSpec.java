// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.spec;

import java.util.List;

/**
 * Recorded trainings, and which checkpoints of their folders take part.
 *
 * @param folders of checkpoints, ordered by the numbers in their names
 * @param prefix what the names begin with
 * @param suffix what the names end with
 * @param from the number in its name from which a checkpoint takes part
 * @param every every n-th takes part, and the last; at least 1
 */
public record RunsSpec(List<String> folders, String prefix, String suffix, long from, int every) {
  /** No recorded training. */
  public static final RunsSpec NONE = new RunsSpec(List.of(), "", "", 0, 1);

  // JSON gives null and 0 for what a file leaves out.
  @SuppressWarnings("unused")
  public RunsSpec {
    folders = folders == null ? List.of() : List.copyOf(folders);
    prefix = prefix == null ? "" : prefix;
    suffix = suffix == null ? "" : suffix;
    every = every == 0 ? 1 : every;
    if (every < 1) {
      throw new IllegalArgumentException("\"runs.every\" is a number from 1, got " + every);
    }
  }

  /** All checkpoints of these folders. */
  public static RunsSpec of(List<String> folders) {
    return new RunsSpec(folders, "", "", 0, 1);
  }

  RunsSpec mapPaths(PathMapping mapping) {
    return new RunsSpec(folders.stream().map(mapping::map).toList(), prefix, suffix, from, every);
  }
}
