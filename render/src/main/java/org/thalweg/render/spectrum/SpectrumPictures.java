// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.spectrum;

import java.nio.file.Path;
import java.util.List;
import org.thalweg.landscape.AtomicFile;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.CanvasFormat;
import org.thalweg.render.plot.Chart;
import org.thalweg.render.plot.Page;
import org.thalweg.render.plot.PlotOptions;

/** Spectra as PNG, SVG or PDF, on the sheets of all other stills. */
public final class SpectrumPictures {
  private static final double WIDTH = 800;
  private static final double HEIGHT = 600;

  private SpectrumPictures() {}

  /**
   * Draws the density of {@code spectrum} into {@code out}, which appears whole.
   *
   * @throws IllegalArgumentException if the extension is none of a picture
   */
  public static void write(Spectrum spectrum, Path out, PlotOptions options) {
    DensityChart chart = new DensityChart(spectrum, options.look().style().theme());
    save(chart, out, options, spectrum.title(), spectrum.caption());
  }

  /** Draws {@code bars} into {@code out}, which appears whole. */
  public static void write(LayerBars bars, Path out, PlotOptions options) {
    save(
        new LayerChart(bars, options.look().style().theme()),
        out,
        options,
        bars.title(),
        bars.caption());
  }

  private static void save(
      Chart chart, Path out, PlotOptions options, String title, List<String> caption) {
    CanvasFormat format = CanvasFormat.of(out);
    Canvas canvas =
        Page.draw(
            chart, WIDTH, HEIGHT, format, options, options.layout().title().orElse(title), caption);
    AtomicFile.stream(out, canvas::save);
  }
}
