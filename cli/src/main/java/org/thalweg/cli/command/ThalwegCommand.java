// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.command;

import java.util.List;
import org.thalweg.cli.run.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code thalweg}: names its commands. */
@Command(
    name = "thalweg",
    description = "Computes, explores and shows the loss landscapes of machine-learning models.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Start with:  thalweg quickstart"})
public final class ThalwegCommand implements Runnable {

  /** The commands, in the order of the help. */
  public static final List<Class<?>> COMMANDS =
      List.of(
          QuickstartCommand.class,
          TrainCommand.class,
          SurfaceCommand.class,
          InterpolateCommand.class,
          TrajectoryCommand.class,
          RefineCommand.class,
          CriticalCommand.class,
          HessianCommand.class,
          PlotCommand.class,
          ViewCommand.class,
          ExportCommand.class,
          InfoCommand.class,
          RerunCommand.class,
          ArchCommand.class,
          BenchCommand.class);

  @Spec private CommandSpec command;

  @Override
  public void run() {
    throw new ParameterException(
        command.commandLine(), "a command is missing; 'thalweg quickstart' is a good first one");
  }
}
