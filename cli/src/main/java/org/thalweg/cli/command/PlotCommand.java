// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.thalweg.cli.ExitCode;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.option.PictureOptions;
import org.thalweg.cli.run.OutputPlace;
import org.thalweg.landscape.exchange.SurfaceFiles;
import org.thalweg.render.canvas.CanvasFormat;
import org.thalweg.render.plot.PlotOptions;
import org.thalweg.render.plot.Stills;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code thalweg plot}: a still picture of a surface file. */
@Command(
    name = "plot",
    description = "Draws a surface file as PNG, SVG or PDF.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  thalweg plot a.h5 -o a.png",
      "  thalweg plot a.h5 --kind surface --style figure1 -o a-3d.pdf"
    })
public final class PlotCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE.h5", description = "The surface file.")
  private Path input;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "The picture: .png, .svg or .pdf.")
  private Path output;

  @Mixin private PictureOptions picture;
  @Mixin private GeneralOptions general;

  @Override
  public Integer call() {
    OutputPlace.check(output);
    CanvasFormat.of(output);
    PlotOptions options = picture.get();
    Stills.write(SurfaceFiles.read(input), output, options);
    general.say("wrote " + output);
    return ExitCode.DONE;
  }
}
