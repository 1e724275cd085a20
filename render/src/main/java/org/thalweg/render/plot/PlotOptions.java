// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.thalweg.landscape.analysis.quadratic.Tolerance;
import org.thalweg.landscape.analysis.topology.Threshold;
import org.thalweg.render.caption.CaptionLength;
import org.thalweg.render.color.Colormap;
import org.thalweg.render.figure.Scaling;

/**
 * How a still picture is drawn.
 *
 * @param subject what of the surface
 * @param look its style and colours
 * @param scale from values to heights and colours
 * @param layout its size and words
 * @param camera for a surface in space
 * @param points critical points and what belongs to them
 * @param overlays what else is drawn over a surface
 */
public record PlotOptions(
    Subject subject,
    Look look,
    Scale scale,
    Layout layout,
    Camera camera,
    Points points,
    Overlays overlays) {

  /**
   * What is shown.
   *
   * @param kind empty for the surface's default
   * @param channel a channel's name; empty for the loss
   * @param strip whether a plane's draws stand side by side, or their mean alone; empty for the
   *     former unless a channel is named
   */
  public record Subject(
      Optional<PlotKind> kind, Optional<String> channel, Optional<Boolean> strip) {
    boolean isStrip() {
      return strip.orElse(channel.isEmpty());
    }
  }

  /** Style and colours. */
  public record Look(Style style, Colormap colormap) {}

  /**
   * From values to heights and colours.
   *
   * @param clip values above it are shown as it; empty for none, or what AUTO scaling finds
   * @param levels where contour lines lie; empty for round ones
   */
  public record Scale(Scaling scaling, OptionalDouble clip, List<Double> levels) {
    public Scale {
      levels = levels.stream().sorted().distinct().toList();
    }
  }

  /**
   * Size and words.
   *
   * @param width in units (CSS pixels, points); empty for the kind's default
   * @param height as {@code width}
   * @param pixelScale pixels a unit in PNG
   * @param title empty for one from the provenance
   * @param caption how much of the caption is drawn
   */
  public record Layout(
      OptionalDouble width,
      OptionalDouble height,
      double pixelScale,
      Optional<String> title,
      CaptionLength caption) {}

  /**
   * Where a surface in space is seen from.
   *
   * @param azimuth in degrees, counter-clockwise from the x axis
   * @param elevation in degrees above the plane, 5 to 90
   * @param views from how many sides, 1 to 4
   */
  public record Camera(double azimuth, double elevation, int views) {
    private static final int MOST_VIEWS = 4;

    public Camera {
      if (views < 1 || views > MOST_VIEWS) {
        throw new IllegalArgumentException(
            "a surface is seen from 1 to %d sides, got %d views".formatted(MOST_VIEWS, views));
      }
      if (!(elevation >= 5 && elevation <= 90)) {
        throw new IllegalArgumentException(
            "the camera's elevation is 5 to 90 degrees, got " + elevation);
      }
      if (!Double.isFinite(azimuth)) {
        throw new IllegalArgumentException("the camera's azimuth is a number, got " + azimuth);
      }
    }
  }

  /**
   * Critical points.
   *
   * @param critical whether they are drawn; empty where the surface keeps some
   * @param separatrices whether lines from saddles are drawn too
   * @param basins whether the basins of minima are drawn
   * @param threshold which pairs a picture of the topology leaves out
   */
  public record Points(
      Optional<Boolean> critical, boolean separatrices, boolean basins, Threshold threshold) {
    /** Whether a surface's critical points are drawn. */
    boolean areShown(boolean kept) {
      return critical.orElse(kept || separatrices || basins);
    }
  }

  /**
   * What is drawn over a surface.
   *
   * @param lines measured lines to dash on a plane seen from above
   * @param quadratic the tolerance of the quadratic model; empty for no model
   */
  public record Overlays(List<PlaneLine> lines, Optional<Tolerance> quadratic) {
    public Overlays {
      lines = List.copyOf(lines);
    }
  }

  public static PlotOptions defaults() {
    return builder().build();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Collects options; what is not set keeps its default. */
  public static final class Builder {
    private Optional<PlotKind> kind = Optional.empty();
    private Optional<String> channel = Optional.empty();
    private Style style = Style.PAPER;
    private Colormap colormap = Colormap.named("viridis");
    private Scaling scaling = Scaling.AUTO;
    private OptionalDouble clip = OptionalDouble.empty();
    private OptionalDouble width = OptionalDouble.empty();
    private OptionalDouble height = OptionalDouble.empty();
    private double pixelScale = 2;
    private List<Double> levels = List.of();
    private double azimuth = -60;
    private double elevation = 32;
    private Optional<String> title = Optional.empty();
    private List<PlaneLine> lines = List.of();
    private Optional<Boolean> strip = Optional.empty();
    private Optional<Boolean> critical = Optional.empty();
    private boolean separatrices;
    private boolean basins;
    private Optional<Tolerance> quadratic = Optional.empty();
    private int views = 1;
    private Threshold threshold = Threshold.DEFAULT;
    private CaptionLength caption = CaptionLength.FULL;

    private Builder() {}

    public Builder kind(PlotKind value) {
      kind = Optional.of(value);
      return this;
    }

    public Builder channel(String value) {
      channel = Optional.of(value);
      return this;
    }

    public Builder style(Style value) {
      style = value;
      return this;
    }

    public Builder colormap(Colormap value) {
      colormap = value;
      return this;
    }

    public Builder scaling(Scaling value) {
      scaling = value;
      return this;
    }

    public Builder clip(double value) {
      clip = OptionalDouble.of(value);
      return this;
    }

    public Builder size(double unitsWide, double unitsHigh) {
      width = OptionalDouble.of(unitsWide);
      height = OptionalDouble.of(unitsHigh);
      return this;
    }

    public Builder pixelScale(double value) {
      pixelScale = value;
      return this;
    }

    public Builder levels(List<Double> value) {
      levels = value;
      return this;
    }

    public Builder camera(double azimuthDegrees, double elevationDegrees) {
      azimuth = azimuthDegrees;
      elevation = elevationDegrees;
      return this;
    }

    public Builder title(String value) {
      title = Optional.of(value);
      return this;
    }

    public Builder lines(List<PlaneLine> value) {
      lines = value;
      return this;
    }

    public Builder strip(boolean value) {
      strip = Optional.of(value);
      return this;
    }

    public Builder critical(boolean value) {
      critical = Optional.of(value);
      return this;
    }

    public Builder separatrices(boolean value) {
      separatrices = value;
      return this;
    }

    public Builder basins(boolean value) {
      basins = value;
      return this;
    }

    public Builder quadratic(Tolerance value) {
      quadratic = Optional.of(value);
      return this;
    }

    public Builder views(int value) {
      views = value;
      return this;
    }

    public Builder threshold(Threshold value) {
      threshold = value;
      return this;
    }

    public Builder caption(CaptionLength value) {
      caption = value;
      return this;
    }

    public PlotOptions build() {
      return new PlotOptions(
          new Subject(kind, channel, strip),
          new Look(style, colormap),
          new Scale(scaling, clip, levels),
          new Layout(width, height, pixelScale, title, caption),
          new Camera(azimuth, elevation, views),
          new Points(critical, separatrices, basins, threshold),
          new Overlays(lines, quadratic));
    }
  }
}
