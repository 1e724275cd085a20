// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.option.PictureOptions;
import org.thalweg.cli.run.ExitCode;
import org.thalweg.cli.run.PictureFiles;
import org.thalweg.render.canvas.CanvasFormat;
import org.thalweg.study.opening.OutputPlace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code thalweg plot}: a still picture of surface files. */
@Command(
    name = "plot",
    description = "Draws surface files as PNG, SVG or PDF.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Several curves are compared over one axis, several planes side by side on one",
      "scale. Beside one plane, curves measured within it are dashed on it, and files",
      "of projected paths are drawn over it.",
      "",
      "Examples:",
      "  thalweg plot a.h5 -o a.png",
      "  thalweg plot a.h5 --kind surface --style figure1 -o a-3d.pdf",
      "  thalweg plot small-batch.h5 large-batch.h5 -o compared.svg",
      "  thalweg plot resnet20.h5 resnet20_noshort.h5 --zmax 10 -o planes.pdf",
      "  thalweg plot plane.h5 line.h5 directions.h5_proj_cos.h5 -o plane.png"
    })
public final class PlotCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Surface files, ours or another tool's; also files of projected paths.")
  private List<Path> inputs = new ArrayList<>();

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
    picture.get();
    PictureFiles.read(inputs).draw(output, picture);
    general.say("wrote " + output);
    return ExitCode.DONE;
  }
}
