// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.thalweg.landscape.analysis.topology.Threshold;
import org.thalweg.render.caption.CaptionLength;
import org.thalweg.render.color.Colormap;
import org.thalweg.render.figure.Levels;
import org.thalweg.render.figure.Scaling;
import org.thalweg.render.plot.PlaneLine;
import org.thalweg.render.plot.PlotKind;
import org.thalweg.render.plot.PlotOptions;
import org.thalweg.render.plot.Style;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a still picture looks. */
public final class PictureOptions {
  private static final Pattern CAMERA = Pattern.compile("(-?[0-9.]+),([0-9.]+)");
  private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{1,4})x([1-9][0-9]{1,4})");

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description =
          "curve, contour, filled, heat, surface, path: true loss beside the plane's; or of a plane's"
              + " topology diagram, barcode, tree or profile (default: curve for a line, filled for"
              + " a plane).")
  private Optional<PlotKind> kind = Optional.empty();

  @Option(
      names = "--channel",
      paramLabel = "NAME",
      description = "What to draw, such as train_acc (default: the loss).")
  private Optional<String> channel = Optional.empty();

  @Option(
      names = "--style",
      paramLabel = "STYLE",
      defaultValue = "paper",
      description =
          "paper, dark, or figure1: as Figure 1 of Li et al. 2018, log(z + 0.1) clipped at 10"
              + " (default: ${DEFAULT-VALUE}).")
  private Style style;

  @Option(
      names = "--colormap",
      paramLabel = "NAME",
      defaultValue = "viridis",
      description =
          "viridis, magma, inferno, plasma, cividis, turbo or terrain (default:"
              + " ${DEFAULT-VALUE}).")
  private String colormap;

  @Option(
      names = "--log",
      negatable = true,
      description = "Show the loss by its logarithm, or never (default: where its range asks).")
  private Optional<Boolean> log = Optional.empty();

  @Option(names = "--zmax", paramLabel = "LOSS", description = "Show larger losses as this one.")
  private Optional<Double> zmax = Optional.empty();

  @Option(
      names = "--camera",
      paramLabel = "AZIMUTH,ELEVATION",
      description = "In degrees, for --kind surface.")
  private Optional<String> camera = Optional.empty();

  @Option(
      names = "--views",
      paramLabel = "N",
      defaultValue = "1",
      description = "From how many sides, 1 to 4, for --kind surface (default: ${DEFAULT-VALUE}).")
  private int views;

  @Option(
      names = "--size",
      paramLabel = "WIDTHxHEIGHT",
      description = "In points, such as 800x600; a PNG has two pixels a point.")
  private Optional<String> size = Optional.empty();

  @Option(names = "--title", paramLabel = "TEXT", description = "Above the picture.")
  private Optional<String> title = Optional.empty();

  @Option(
      names = "--caption",
      paramLabel = "short|full|none",
      defaultValue = "short",
      description =
          "Under the picture: what matters most in two lines, all that is known, or nothing; the"
              + " picture's file holds all of it (default: ${DEFAULT-VALUE}).")
  private String caption;

  @Option(
      names = "--levels",
      paramLabel = "MIN:MAX:STEP",
      description =
          "Where contour lines lie, such as 0.1:10:0.5 as the reference implementation has them"
              + " (default: round ones).")
  private Optional<String> levels = Optional.empty();

  @Option(
      names = "--strip",
      negatable = true,
      description =
          "Show a plane's draws (--repeats) side by side, or their mean alone (default: side by"
              + " side).")
  private Optional<Boolean> strip = Optional.empty();

  @Option(
      names = "--critical",
      negatable = true,
      description =
          "Mark and label critical points (default: where the file keeps them; 'thalweg critical')."
              + " Not on strips and comparisons.")
  private Optional<Boolean> critical = Optional.empty();

  @Option(
      names = "--separatrices",
      description = "Draw the lines of steepest descent and ascent from every saddle.")
  private boolean separatrices;

  @Option(names = "--basins", description = "Draw the basins of the minima.")
  private boolean basins;

  @Option(
      names = "--threshold",
      paramLabel = "PERSISTENCE",
      description =
          "Up to what persistence pairs of critical points are left out, and cancelled in pictures of"
              + " the topology: a loss such as 0.05, a share of the span such as 1%%, or auto, as 'thalweg critical' has"
              + " it (default: auto).")
  private Optional<String> threshold = Optional.empty();

  @Mixin private QuadraticOptions quadratic;

  /** What to draw, where it was named. */
  public Optional<String> channel() {
    return channel;
  }

  /** The options as the renderer takes them. */
  public PlotOptions get() {
    return get(List.of());
  }

  /** The same with measured lines to dash on a plane. */
  public PlotOptions get(List<PlaneLine> lines) {
    PlotOptions.Builder builder =
        PlotOptions.builder().style(style).colormap(Colormap.named(colormap)).lines(lines);
    levels.ifPresent(text -> builder.levels(Levels.parse(text)));
    strip.ifPresent(builder::strip);
    critical.ifPresent(builder::critical);
    builder.separatrices(separatrices).basins(basins);
    quadratic.tolerance().ifPresent(builder::quadratic);
    threshold.ifPresent(text -> builder.threshold(Threshold.parse(text)));
    kind.ifPresent(builder::kind);
    channel.ifPresent(builder::channel);
    log.ifPresent(on -> builder.scaling(on ? Scaling.LOG : Scaling.LINEAR));
    zmax.ifPresent(builder::clip);
    builder.views(views);
    title.ifPresent(builder::title);
    builder.caption(CaptionLength.named(caption));
    camera.ifPresent(
        text -> {
          Matcher parts = match(CAMERA, text, "--camera", "AZIMUTH,ELEVATION, such as 45,30");
          builder.camera(Double.parseDouble(parts.group(1)), Double.parseDouble(parts.group(2)));
        });
    size.ifPresent(
        text -> {
          Matcher parts = match(SIZE, text, "--size", "WIDTHxHEIGHT, such as 800x600");
          builder.size(Double.parseDouble(parts.group(1)), Double.parseDouble(parts.group(2)));
        });
    return builder.build();
  }

  private static Matcher match(Pattern pattern, String text, String option, String form) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "%s is written %s, got \"%s\"".formatted(option, form, text));
    }
    return matcher;
  }
}
