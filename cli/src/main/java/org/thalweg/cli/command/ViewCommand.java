// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.thalweg.cli.live.LivePage;
import org.thalweg.cli.live.LiveState;
import org.thalweg.cli.live.LiveStudies;
import org.thalweg.cli.live.PageServer;
import org.thalweg.cli.live.Refiner;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.option.ReopenOptions;
import org.thalweg.cli.run.ExitCode;
import org.thalweg.cli.run.SpectrumFile;
import org.thalweg.landscape.io.exchange.SurfaceFiles;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.page.PageContents;
import org.thalweg.render.page.SpectralDensity;
import org.thalweg.render.page.ViewerPage;
import org.thalweg.render.plot.Stills;
import org.thalweg.study.opening.OutputPlace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code thalweg view}: the page that one walks in. */
@Command(
    name = "view",
    description = "Shows surface files as a page: lit, turnable, with a read-out.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  thalweg view a.h5 --html a.html      (one file that works offline)",
      "  thalweg view a.h5 b.h5               (side by side, on this machine only)",
      "  thalweg view a.h5 --spectrum hessian.json"
    })
public final class ViewCommand implements Callable<Integer> {

  @Parameters(arity = "1..6", paramLabel = "FILE.h5", description = "The surface files.")
  private List<Path> inputs;

  @Option(
      names = "--html",
      paramLabel = "FILE.html",
      description = "Write the page there instead of serving it.")
  private Optional<Path> html = Optional.empty();

  @Option(
      names = "--spectrum",
      paramLabel = "FILE.json",
      description =
          "Show a spectral density beside it, of 'thalweg hessian --density --json'; repeatable.")
  private List<Path> spectra = List.of();

  @Mixin private ReopenOptions reopen;
  @Mixin private GeneralOptions general;

  @Override
  public Integer call() {
    html.ifPresent(OutputPlace::check);
    List<Surface> surfaces = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Path input : inputs) {
      surfaces.add(SurfaceFiles.read(input));
      names.add(OutputPlace.stem(input));
    }
    List<SpectralDensity> densities = spectra.stream().map(SpectrumFile::read).toList();
    if (html.isPresent()) {
      PageContents contents = new PageContents(surfaces, names, densities, OptionalLong.empty());
      ViewerPage.write(contents, fallback(surfaces), html.orElseThrow());
      general.say("wrote " + html.orElseThrow());
      return ExitCode.DONE;
    }
    serve(surfaces, names, densities);
    return ExitCode.DONE;
  }

  private void serve(List<Surface> surfaces, List<String> names, List<SpectralDensity> densities) {
    LiveState exhibition = new LiveState(surfaces, names);
    int threads = Runtime.getRuntime().availableProcessors();
    try (LiveStudies studies = new LiveStudies(exhibition, inputs, general, threads, reopen);
        PageServer server =
            PageServer.start(
                exhibition,
                new LivePage(densities),
                Optional.of(new Refiner(exhibition, studies)))) {
      general.out().printf("the page is at %s until Ctrl-C%n", server.address());
      general.out().flush();
      server.await();
    }
  }

  /** What a browser without WebGL shows: the first surface as a still. */
  private static Optional<byte[]> fallback(List<Surface> surfaces) {
    return Optional.of(Stills.thumbnail(surfaces.get(0)));
  }
}
