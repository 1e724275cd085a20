// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.quickstart.Quickstart;
import org.thalweg.cli.run.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code thalweg quickstart}: everything once, on embedded data. */
@Command(
    name = "quickstart",
    description =
        "Trains a small residual network on embedded digits and shows its loss landscape:"
            + " surface files, pictures, meshes and one page in thalweg-quickstart/.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  thalweg quickstart"})
public final class QuickstartCommand implements Callable<Integer> {

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      defaultValue = "thalweg-quickstart",
      description = "The folder to write (default: ${DEFAULT-VALUE}).")
  private Path folder;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "The seed.")
  private long seed;

  @Option(names = "--threads", paramLabel = "N", description = "Default: all cores.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--fresh", description = "Start over: forget what an earlier run measured.")
  private boolean fresh;

  @Mixin private GeneralOptions general;

  @Override
  public Integer call() {
    new Quickstart(folder, seed, threads, fresh, general).run();
    return ExitCode.DONE;
  }
}
