// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.spectrum;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.caption.Numbers;
import org.thalweg.render.figure.Theme;
import org.thalweg.render.layer.Frame;
import org.thalweg.render.plot.Chart;

/** The density of a spectrum: all of it, and its bulk larger where that is narrow. */
final class DensityChart implements Chart {
  private static final double RIGHT = 14;
  private static final double GAP = 26;
  private static final double PANEL = 0.36;
  private static final double MARGIN = 0.04;

  private final Spectrum spectrum;
  private final Theme theme;
  private final double from;
  private final double to;
  private final Optional<Bulk> bulk;

  DensityChart(Spectrum spectrum, Theme theme) {
    this.spectrum = spectrum;
    this.theme = theme;
    double[] all =
        DoubleStream.concat(
                spectrum.quadrature().stream()
                    .filter(n -> n.weight() > 0)
                    .mapToDouble(Spectrum.Node::at),
                spectrum.eigenvalues().stream().mapToDouble(Spectrum.Eigenvalue::value))
            .sorted()
            .toArray();
    double low = all[0];
    double high = all[all.length - 1];
    double extent = high > low ? high - low : Math.max(1e-12, Math.abs(low));
    from = low - MARGIN * extent;
    to = high + MARGIN * extent;
    bulk = Bulk.of(spectrum, to - from);
  }

  @Override
  public OptionalDouble heightFor(double width) {
    double panel = PANEL * width;
    return OptionalDouble.of(
        bulk.isPresent() ? 2 * panel + GAP + 2 * Frame.BOTTOM : 1.3 * panel + Frame.BOTTOM);
  }

  @Override
  public List<String> remarks() {
    double whole = DensityCurve.over(from, to, List.of()).width();
    List<String> remarks = new ArrayList<>();
    remarks.add(
        "pins: single eigenvalues; blue above 0, red below; each node a Gaussian of σ = "
            + Numbers.text(whole, 2)
            + bulk.map(b -> " above and " + Numbers.text(within(b).width(), 2) + " below")
                .orElse(""));
    bulk.ifPresent(
        b ->
            remarks.add(
                "below: the shortest range that holds %s of all eigenvalues"
                    .formatted(Numbers.percent(b.share()))));
    return remarks;
  }

  private static DensityCurve within(Bulk bulk) {
    return DensityCurve.over(bulk.from() - bulk.margin(), bulk.to() + bulk.margin(), List.of());
  }

  @Override
  public void draw(Canvas canvas, Rectangle2D.Double body) {
    double width = body.width - Frame.LEFT - RIGHT;
    double left = body.x + Frame.LEFT;
    double height =
        bulk.isPresent() ? (body.height - GAP) / 2 - Frame.BOTTOM : body.height - Frame.BOTTOM;
    DensityPanel whole =
        new DensityPanel(
            spectrum, new Rectangle2D.Double(left, body.y, width, height), from, to, theme);
    whole.draw(canvas, "eigenvalue of the Hessian");
    whole.label(canvas, ends());
    bulk.ifPresent(
        b -> {
          double top = body.y + height + Frame.BOTTOM + GAP;
          DensityCurve range = within(b);
          new DensityPanel(
                  spectrum,
                  new Rectangle2D.Double(left, top, width, height),
                  range.from(),
                  range.to(),
                  theme)
              .draw(canvas, "the bulk: " + Numbers.percent(b.share()) + " of the eigenvalues");
        });
  }

  /** The largest, and the smallest where it is another. */
  private List<Spectrum.Eigenvalue> ends() {
    Comparator<Spectrum.Eigenvalue> rising = Comparator.comparingDouble(Spectrum.Eigenvalue::value);
    return Stream.of(
            spectrum.eigenvalues().stream().max(rising),
            spectrum.eigenvalues().stream().min(rising))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }
}
