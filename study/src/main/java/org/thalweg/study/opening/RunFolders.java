// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.opening;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.thalweg.landscape.analysis.trajectory.Trajectory;
import org.thalweg.study.spec.RunsSpec;
import org.thalweg.torch.checkpoint.CheckpointFolder;

/** Recorded trainings from folders of checkpoints, each with a name of its own. */
public final class RunFolders {
  private RunFolders() {}

  /**
   * Reads every folder; a name that comes twice gets a number.
   *
   * @param log hears of files that are no checkpoints of the run
   */
  public static List<Trajectory> read(RunsSpec spec, ModelSource source, Consumer<String> log) {
    CheckpointFolder.Selection selection =
        new CheckpointFolder.Selection(spec.prefix(), spec.suffix(), spec.from(), spec.every());
    List<Trajectory> runs = new ArrayList<>();
    for (Path folder : spec.folders().stream().map(Path::of).toList()) {
      CheckpointFolder files = CheckpointFolder.open(folder, selection);
      files.passedOver().forEach(file -> log.accept("passed over " + file));
      Trajectory run = files.read(source.layout(), source.passedOver()).trajectory();
      SharedBuffers.require((runs.isEmpty() ? run : runs.get(0)).last(), run, folder);
      runs.add(run.rename(distinct(run.name(), folder, runs)));
    }
    return runs;
  }

  private static String distinct(String name, Path folder, List<Trajectory> before) {
    Path above = folder.toAbsolutePath().normalize().getParent();
    // Checkpoints often lie in RUN/checkpoints: the run's own name is the one above.
    String whole =
        name.equals("checkpoints") && above != null && above.getFileName() != null
            ? above.getFileName().toString()
            : name;
    String result = whole;
    for (int n = 2; taken(result, before); n++) {
      result = "%s (%d)".formatted(whole, n);
    }
    return result;
  }

  private static boolean taken(String name, List<Trajectory> runs) {
    return runs.stream().anyMatch(run -> run.name().equals(name));
  }
}
