// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.thalweg.cli.ExitCode;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.run.OutputPlace;
import org.thalweg.landscape.surface.SurfaceFile;
import org.thalweg.render.export.Exporters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code thalweg export}: a surface file for other programs. */
@Command(
    name = "export",
    description = "Writes a surface file for other programs, by the extension of -o.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  thalweg export a.h5 -o a.vtp     (ParaView)",
      "  thalweg export a.h5 -o a.ply     (Blender, MeshLab)"
    })
public final class ExportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE.h5", description = "The surface file.")
  private Path input;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "The file to write: .ply or .vtp.")
  private Path output;

  @Mixin private GeneralOptions general;

  @Override
  public Integer call() {
    OutputPlace.check(output);
    Exporters.forFile(output);
    Exporters.write(SurfaceFile.read(input), output);
    general.say("wrote " + output);
    return ExitCode.DONE;
  }
}
