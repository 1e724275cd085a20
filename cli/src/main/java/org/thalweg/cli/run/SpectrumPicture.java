// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.thalweg.landscape.analysis.operator.Eigenpair;
import org.thalweg.landscape.analysis.operator.SpectralDensity;
import org.thalweg.render.plot.PlotOptions;
import org.thalweg.render.spectrum.LayerBars;
import org.thalweg.render.spectrum.Spectrum;
import org.thalweg.render.spectrum.SpectrumPictures;
import org.thalweg.study.analysis.HessianAnalysis;
import org.thalweg.study.report.HessianReport;

/** The picture of an analysed Hessian: its density, or else its layers. */
public final class SpectrumPicture {
  private SpectrumPicture() {}

  /**
   * Draws it.
   *
   * @param steps Lanczos steps of each start of the density
   */
  public static void write(HessianReport report, int steps, Path out) {
    Optional<SpectralDensity> density = report.found().density();
    if (density.isPresent()) {
      SpectrumPictures.write(
          spectrum(report, density.orElseThrow(), steps), out, PlotOptions.defaults());
    } else {
      SpectrumPictures.write(layers(report), out, PlotOptions.defaults());
    }
  }

  private static Spectrum spectrum(HessianReport report, SpectralDensity density, int steps) {
    double[] nodes = density.nodes();
    double[] weights = density.weights();
    List<Spectrum.Node> quadrature = new ArrayList<>();
    for (int i = 0; i < nodes.length; i++) {
      quadrature.add(new Spectrum.Node(nodes[i], weights[i]));
    }
    List<Spectrum.Eigenvalue> eigenvalues =
        Stream.concat(
                report.found().ends().largest().stream(), report.found().ends().smallest().stream())
            .filter(pair -> pair.verdict() == Eigenpair.Verdict.CONVERGED)
            .map(pair -> new Spectrum.Eigenvalue(pair.value(), pair.residual()))
            .distinct()
            .toList();
    List<String> words = new ArrayList<>(caption(report));
    report
        .found()
        .trace()
        .ifPresent(t -> words.add("trace %.4g ± %.2g".formatted(t.trace(), t.traceError())));
    words.add("n_v = %d random starts of %d Lanczos steps".formatted(density.starts(), steps));
    return new Spectrum(
        "The spectrum of the Hessian", density.size(), quadrature, eigenvalues, words);
  }

  private static List<String> caption(HessianReport report) {
    return List.of(
        report.subject(),
        "%,d parameters".formatted(report.found().size()),
        "loss %.4g, gradient norm %.3g".formatted(report.loss(), report.found().gradientNorm()),
        "kinks of ReLU left out");
  }

  private static LayerBars layers(HessianReport report) {
    boolean traced =
        report.found().layers().values().stream().allMatch(part -> part.trace().isPresent());
    List<LayerBars.Row> rows = new ArrayList<>();
    for (Map.Entry<String, HessianAnalysis.Part> layer : report.found().layers().entrySet()) {
      List<LayerBars.Figure> figures = new ArrayList<>();
      figures.add(figure(layer.getValue().ends().max()));
      figures.add(figure(layer.getValue().ends().min()));
      layer
          .getValue()
          .trace()
          .filter(t -> traced)
          .ifPresent(
              t -> figures.add(new LayerBars.Figure(t.trace(), Optional.of(t.traceError()))));
      rows.add(new LayerBars.Row(layer.getKey(), figures));
    }
    List<String> quantities =
        traced
            ? List.of("largest eigenvalue", "smallest eigenvalue", "trace")
            : List.of("largest eigenvalue", "smallest eigenvalue");
    List<String> words = new ArrayList<>(caption(report));
    words.add("each layer's own block, the others fixed");
    return new LayerBars("The Hessian layer by layer", quantities, rows, words);
  }

  private static LayerBars.Figure figure(Eigenpair pair) {
    return new LayerBars.Figure(pair.value(), Optional.of(pair.residual()));
  }
}
