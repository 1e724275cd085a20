// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.util.List;
import java.util.OptionalDouble;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.figure.Field;
import org.thalweg.render.figure.Levels;
import org.thalweg.render.figure.Palette;
import org.thalweg.render.figure.Scaling;
import org.thalweg.render.figure.Theme;
import org.thalweg.render.figure.ValueScale;

/** One channel of a surface with everything decided that does not depend on the sheet. */
record Scene(
    Surface surface, int channel, Field field, Palette palette, List<Double> levels, Theme theme) {
  private static final double FIGURE1_CLIP = 10;

  static Scene of(Surface surface, PlotOptions options) {
    int channel = channel(surface, options);
    Field field = Field.of(surface, channel);
    boolean figure1 = options.style() == Style.FIGURE1;
    Scaling scaling =
        figure1 && options.scaling() == Scaling.AUTO ? Scaling.LOG : options.scaling();
    OptionalDouble clip =
        figure1 && options.clip().isEmpty() ? OptionalDouble.of(FIGURE1_CLIP) : options.clip();
    ValueScale scale = ValueScale.choose(field, scaling, clip, isPlaneOfLoss(surface, channel));
    List<Double> levels = options.levels().isEmpty() ? Levels.choose(scale) : options.levels();
    Palette palette = new Palette(options.colormap(), scale);
    return new Scene(surface, channel, field, palette, levels, options.style().theme());
  }

  private static boolean isPlaneOfLoss(Surface surface, int channel) {
    return surface.grid().dimension() == 2
        && surface.channels().get(channel).name().endsWith("_loss");
  }

  private static int channel(Surface surface, PlotOptions options) {
    if (options.channel().isEmpty()) {
      return surface.lossChannel();
    }
    String name = options.channel().get();
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
    Channel shown = surface.channels().get(channel);
    return shown.unit().isEmpty() ? shown.label() : shown.label() + " (" + shown.unit() + ")";
  }

  List<String> remarks() {
    return palette.scale().remark().stream().toList();
  }
}
