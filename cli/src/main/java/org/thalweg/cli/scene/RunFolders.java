// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.scene;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.trajectory.Trajectory;
import org.thalweg.torch.checkpoint.CheckpointFolder;

/** Recorded trainings from folders of checkpoints, each with a name of its own. */
public final class RunFolders {
  private RunFolders() {}

  /** Reads every folder; a name that comes twice is made whole by the folder above. */
  public static List<Trajectory> read(
      List<Path> folders, CheckpointFolder.Selection selection, ParameterLayout layout) {
    List<Trajectory> runs = new ArrayList<>();
    for (Path folder : folders) {
      Trajectory run = CheckpointFolder.open(folder, selection).read(layout).trajectory();
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
