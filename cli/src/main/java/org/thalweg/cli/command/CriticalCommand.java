// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.option.JsonOption;
import org.thalweg.cli.option.ReopenOptions;
import org.thalweg.cli.run.CriticalFiles;
import org.thalweg.cli.run.ExitCode;
import org.thalweg.cli.run.JsonOutput;
import org.thalweg.landscape.analysis.critical.CriticalAnalysis;
import org.thalweg.landscape.analysis.critical.ThresholdRule;
import org.thalweg.landscape.io.exchange.SurfaceFiles;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.surface.CriticalPoints;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.study.analysis.FullSpaceProbe;
import org.thalweg.study.measure.OpenPlane;
import org.thalweg.study.measure.RecordedStudy;
import org.thalweg.study.report.CriticalReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code thalweg critical}: minima, saddles and maxima of a surface. */
@Command(
    name = "critical",
    description = "Finds the critical points of a surface, by its Hessian and by its topology.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Points are places where the gradient of a spline through the nodes vanishes;",
      "topology says how much each persists, and where the two differ. All of it",
      "speaks of the slice alone.",
      "",
      "Examples:",
      "  thalweg critical a.h5",
      "  thalweg critical a.h5 -o points.csv -o a.png --json points.json",
      "  thalweg critical a.h5 --full-space -o a-critical.h5",
      "  thalweg critical a.h5 --threshold 1%% --channel test_loss --json"
    })
public final class CriticalCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE.h5", description = "The surface file, ours or another tool's.")
  private Path input;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description =
          "Write the points, repeatable, by extension: .csv, .json, .vtp (vertices for ParaView),"
              + " .png, .svg, .pdf, or .h5, a copy of the surface that keeps them.")
  private List<Path> outputs = new ArrayList<>();

  @Option(
      names = "--channel",
      paramLabel = "NAME",
      description = "What to look at, such as test_loss (default: the loss).")
  private Optional<String> channel = Optional.empty();

  @Option(
      names = "--threshold",
      paramLabel = "auto|SHARE%|LOSS",
      defaultValue = "auto",
      description =
          "What a pair of points must persist for: a loss, a share of the span from the lowest loss to"
              + " the highest saddle or maximum, or auto: 1 %% of it, the nodes' own noise, and three"
              + " standard errors (default: ${DEFAULT-VALUE}).")
  private String threshold;

  @Option(names = "--raw", description = "Also list every critical node, noise included.")
  private boolean raw;

  @Option(
      names = "--full-space",
      description =
          "Also measure, at every point, the slope and the least and greatest curvature over all"
              + " parameters: a minimum of a slice is rarely one of the loss.")
  private boolean fullSpace;

  @Mixin private ReopenOptions reopen;
  @Mixin private JsonOption json;
  @Mixin private GeneralOptions general;

  @Override
  public Integer call() {
    outputs.forEach(CriticalFiles::check);
    ThresholdRule rule = rule();
    Surface surface = SurfaceFiles.read(input);
    CriticalAnalysis analysis = CriticalAnalysis.of(surface, channel(surface), rule);
    if (fullSpace) {
      analysis = analysis.with(inFullSpace(surface, analysis));
    }
    CriticalReport report = new CriticalReport(input, analysis, raw);
    for (Path output : outputs) {
      CriticalFiles.write(surface, analysis, report, output);
      general.say("wrote " + output);
    }
    if (json.target().isPresent()) {
      JsonOutput.write(report.json(), json.target().orElseThrow(), general.out());
    }
    if (json.target().filter("-"::equals).isEmpty()) {
      general.out().print(report.text());
      general.out().flush();
    }
    return ExitCode.DONE;
  }

  private CriticalPoints inFullSpace(Surface surface, CriticalAnalysis analysis) {
    String loss = surface.channels().get(surface.lossChannel()).name();
    if (!analysis.points().channel().equals(loss)) {
      throw new IllegalArgumentException(
          "--full-space speaks of the loss that was measured first, %s; leave out --channel %s"
              .formatted(loss, analysis.points().channel()));
    }
    int threads = Runtime.getRuntime().availableProcessors();
    RecordedStudy recorded = new RecordedStudy(input, surface, reopen::moved);
    try (OpenPlane opened = recorded.plane(reopen.opening(threads, general::say))) {
      return new FullSpaceProbe(opened.plane(), opened.objective(), general::say)
          .of(analysis.points());
    }
  }

  private ThresholdRule rule() {
    try {
      return ThresholdRule.parse(threshold);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--threshold: " + e.getMessage(), e);
    }
  }

  private int channel(Surface surface) {
    if (channel.isEmpty()) {
      return surface.lossChannel();
    }
    String name = channel.orElseThrow();
    return surface
        .findChannel(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--channel is one of %s, got \"%s\""
                        .formatted(
                            surface.channels().stream()
                                .map(Channel::name)
                                .collect(Collectors.joining(", ")),
                            name)));
  }
}
