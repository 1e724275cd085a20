// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.command;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.run.ExitCode;
import org.thalweg.landscape.io.exchange.SurfaceFiles;
import org.thalweg.landscape.surface.SurfaceFile;
import org.thalweg.render.export.Exporters;
import org.thalweg.render.export.Part;
import org.thalweg.study.opening.OutputPlace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code thalweg export}: a surface file for other programs. */
@Command(
    name = "export",
    description =
        "Writes a surface file for other programs, or reads theirs, by the extension of -o.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  thalweg export a.h5 -o a.vtp     (ParaView)",
      "  thalweg export a.h5 -o a.glb     (Blender, with the training paths)",
      "  thalweg export a.h5 -o path.csv --part path",
      "  thalweg export plane.npz -o a.h5     (from another tool)"
    })
public final class ExportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The surface file, ours or another tool's.")
  private Path input;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      completionCandidates = Formats.class,
      description = "The file to write, by its extension: ${COMPLETION-CANDIDATES}.")
  private Path output;

  @Option(
      names = "--part",
      paramLabel = "PART",
      defaultValue = "surface",
      description =
          "surface; points, a cloud of its nodes (.ply); path, the training paths over it (.ply,"
              + " .csv); or critical, its critical points (.csv, .vtp) (default: ${DEFAULT-VALUE}).")
  private Part part;

  @Mixin private GeneralOptions general;

  @Override
  public Integer call() {
    OutputPlace.check(output);
    if (output.toString().endsWith(".h5")) {
      SurfaceFile.write(output, SurfaceFiles.read(input), "");
    } else {
      Exporters.forFile(output, part);
      Exporters.write(SurfaceFiles.read(input), output, part);
    }
    general.say("wrote " + output);
    return ExitCode.DONE;
  }

  /** What the help says after a file may end in. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      Stream<String> others =
          Exporters.all().stream()
              .map(format -> "%s (%s)".formatted(format.extension(), format.description()));
      return Stream.concat(others, Stream.of("h5 (ours, whatever tool's file was read)"))
          .iterator();
    }
  }
}
