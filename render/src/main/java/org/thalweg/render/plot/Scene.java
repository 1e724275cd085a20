// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.thalweg.landscape.analysis.critical.CriticalAnalysis;
import org.thalweg.landscape.analysis.critical.ThresholdRule;
import org.thalweg.landscape.analysis.topology.Threshold;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.caption.Field;
import org.thalweg.render.figure.Draws;
import org.thalweg.render.figure.Levels;
import org.thalweg.render.figure.Palette;
import org.thalweg.render.figure.Scaling;
import org.thalweg.render.figure.Theme;
import org.thalweg.render.figure.ValueScale;
import org.thalweg.render.layer.CriticalLayer;

/**
 * One channel of a surface with everything decided that does not depend on the sheet.
 *
 * @param strip draws or planes to show side by side; empty for the channel alone
 * @param critical the channel's critical points, where they are to be drawn
 */
record Scene(
    Surface surface,
    int channel,
    List<StripCell> strip,
    Field field,
    Palette palette,
    List<Double> levels,
    Theme theme,
    Optional<CriticalAnalysis> critical) {
  private static final double FIGURE1_CLIP = 10;

  /**
   * What a map of Hessian eigenvalues shows, on the reference implementation's range of colours.
   */
  private static final String RATIO = "eig_abs_ratio";

  private static final double RATIO_CLIP = 0.5;

  /** Planes seen from above share one scale with their draws where these stand side by side. */
  static Scene of(Surface surface, PlotKind kind, PlotOptions options) {
    int channel = channel(surface, options);
    List<StripCell> strip =
        kind.isSeenFromAbove() && options.subject().isStrip()
            ? StripCell.ofDraws(surface, channel)
            : List.of();
    return of(surface, channel, strip, options);
  }

  /** Several planes on one scale. */
  static Scene of(List<Surface> planes, List<String> names, PlotOptions options) {
    Surface first = planes.get(0);
    List<StripCell> strip = StripCell.ofPlanes(planes, names, options);
    return of(first, channel(first, options), strip, options);
  }

  private static Scene of(
      Surface surface, int channel, List<StripCell> strip, PlotOptions options) {
    Field scaled =
        strip.isEmpty()
            ? Field.of(surface, channel)
            : Field.stacked(strip.stream().map(StripCell::field).toList());
    boolean figure1 = options.look().style() == Style.FIGURE1;
    Scaling scaling =
        figure1 && options.scale().scaling() == Scaling.AUTO
            ? Scaling.LOG
            : options.scale().scaling();
    OptionalDouble clip =
        figure1 && options.scale().clip().isEmpty()
            ? OptionalDouble.of(FIGURE1_CLIP)
            : options.scale().clip();
    boolean ratio = surface.channels().get(channel).name().equals(RATIO);
    ValueScale scale =
        ratio && scaling == Scaling.AUTO
            ? ValueScale.within(scaled, 0, clip.orElse(RATIO_CLIP))
            : ValueScale.choose(scaled, scaling, clip, isPlaneOfLoss(surface, channel));
    List<Double> levels = options.scale().levels();
    if (levels.isEmpty()) {
      levels = surface.paths().isEmpty() ? Levels.choose(scale) : Levels.forPath(scale);
    }
    Palette palette = new Palette(options.look().colormap(), scale);
    return new Scene(
        surface,
        channel,
        strip,
        Field.of(surface, channel),
        palette,
        levels,
        options.look().style().theme(),
        critical(surface, channel, options));
  }

  private static Optional<CriticalAnalysis> critical(
      Surface surface, int channel, PlotOptions options) {
    return options.points().areShown(keepsPoints(surface, channel))
        ? Optional.of(analysis(surface, channel, options))
        : Optional.empty();
  }

  private static boolean keepsPoints(Surface surface, int channel) {
    String name = surface.channels().get(channel).name();
    return surface.critical().filter(c -> c.channel().equals(name)).isPresent();
  }

  /** As the surface was analysed before, unless another threshold is asked for. */
  private static CriticalAnalysis analysis(Surface surface, int channel, PlotOptions options) {
    return keepsPoints(surface, channel) && options.points().threshold().equals(Threshold.DEFAULT)
        ? CriticalAnalysis.of(surface)
        : CriticalAnalysis.of(surface, channel, ThresholdRule.of(options.points().threshold()));
  }

  /** The channel's critical points, whether they are drawn or not. */
  CriticalAnalysis criticalAnalysis(PlotOptions options) {
    return critical.orElseGet(() -> analysis(surface, channel, options));
  }

  private static boolean isPlaneOfLoss(Surface surface, int channel) {
    return surface.grid().dimension() == 2
        && surface.channels().get(channel).name().endsWith("_loss");
  }

  /** The position of the channel asked for. */
  static int channel(Surface surface, PlotOptions options) {
    if (options.subject().channel().isEmpty()) {
      return surface.findChannel(RATIO).orElseGet(surface::lossChannel);
    }
    String name = options.subject().channel().get();
    return surface
        .findChannel(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a channel is one of %s, got \"%s\""
                        .formatted(
                            String.join(
                                ", ", surface.channels().stream().map(Channel::name).toList()),
                            name)));
  }

  /** The channel as an axis says it, such as "training accuracy (%)". */
  String label() {
    return label(surface, channel);
  }

  /** What stands along a colour bar. */
  String barTitle() {
    return palette.scale().isLog() ? label() + " (log)" : label();
  }

  static String label(Surface surface, int channel) {
    Channel shown = surface.channels().get(channel);
    return shown.unit().isEmpty() ? shown.label() : shown.label() + " (" + shown.unit() + ")";
  }

  /** What the picture hides by its scale, or shows of several draws. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>(palette.scale().remark().stream().toList());
    if (strip.isEmpty() && !Draws.of(surface, channel).isEmpty()) {
      remarks.add(
          surface.grid().dimension() == 1
              ? "line and band: mean and standard deviation of the draws"
              : "the mean of the draws");
    }
    critical.map(CriticalLayer::told).ifPresent(remarks::add);
    return remarks;
  }
}
