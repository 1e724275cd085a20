// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.render.Golden;
import org.thalweg.render.plot.PlotOptions;

class SpectrumPicturesTest {
  private static final int SIZE = 19_810;

  @TempDir private Path folder;

  /** A bulk about 0 of all but ten eigenvalues, as networks have it, and outliers up to 35. */
  private static Spectrum network() {
    List<Spectrum.Node> nodes = new ArrayList<>();
    int bulk = 60;
    double total = 0;
    for (int i = 0; i < bulk; i++) {
      double x = -0.4 + 1.2 * i / (bulk - 1);
      double weight = Math.exp(-Math.abs(x) * 12);
      nodes.add(new Spectrum.Node(x, weight));
      total += weight;
    }
    double share = total / (1 - 10.0 / SIZE);
    nodes.replaceAll(n -> new Spectrum.Node(n.at(), n.weight() / share));
    List<Spectrum.Eigenvalue> eigenvalues = new ArrayList<>();
    for (double value : new double[] {35.21, 22, 17.5, 14, 11.2, 9, 7.5, 6, 4, -1.9}) {
      nodes.add(new Spectrum.Node(value, 1.0 / SIZE));
      eigenvalues.add(new Spectrum.Eigenvalue(value, value == 4 ? 0.6 : 1e-3));
    }
    return new Spectrum(
        "resnet56 on cifar10: the Hessian's spectrum",
        SIZE,
        nodes,
        eigenvalues,
        List.of("19,810 parameters", "10 starts of 40 Lanczos steps"));
  }

  private String svg(Spectrum spectrum) throws IOException {
    Path out = folder.resolve("a.svg");
    SpectrumPictures.write(spectrum, out, PlotOptions.defaults());
    return Files.readString(out);
  }

  @Test
  void densityWithOutliers_looksAsAccepted() throws IOException {
    Golden.assertSameText("spectrum.svg", svg(network()));
  }

  @Test
  void narrowBulk_isShownLargerBelow() throws IOException {
    assertThat(svg(network())).contains("the bulk: 99.", "35.21", "−1.9", "one eigenvalue");
  }

  @Test
  void evenSpectrum_isOnePanel() throws IOException {
    List<Spectrum.Node> even = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      even.add(new Spectrum.Node(i - 20, 0.02));
    }
    assertThat(svg(new Spectrum("even", 50, even, List.of(), List.of())))
        .doesNotContain("the bulk");
  }

  @Test
  void singleEigenvalue_isDrawn() throws IOException {
    Spectrum one =
        new Spectrum(
            "one",
            3,
            List.of(new Spectrum.Node(2, 1)),
            List.of(new Spectrum.Eigenvalue(2, 0)),
            List.of());
    assertThat(svg(one)).contains(">2</text>");
  }

  @Test
  void density_hasAreaOneAndTheHeightOfItsEigenvalues() {
    DensityCurve curve = DensityCurve.over(-3, 38, network().quadrature());
    double sum = 0;
    int steps = 100_000;
    for (int i = 0; i < steps; i++) {
      sum += curve.at(-3 + 41.0 * (i + 0.5) / steps) * 41 / steps;
    }
    assertThat(sum).isCloseTo(1, within(1e-6));
    assertThat(curve.at(22)).isCloseTo(curve.ofOne(SIZE), within(1e-9));
  }

  @Test
  void bulk_isTheShortestRangeOfNearlyAll() {
    Bulk bulk = Bulk.of(network(), 40).orElseThrow();
    assertThat(bulk.from()).isBetween(-0.41, -0.2);
    assertThat(bulk.to()).isBetween(0.2, 0.5);
    assertThat(bulk.share()).isBetween(0.99, 1.0);
    assertThat(Bulk.of(network(), 1)).isEmpty();
  }

  @Test
  void pdf_holdsItsWordsAsText() throws IOException {
    Path out = folder.resolve("a.pdf");
    SpectrumPictures.write(network(), out, PlotOptions.defaults());
    try (PDDocument document = Loader.loadPDF(out.toFile())) {
      assertThat(new PDFTextStripper().getText(document)).contains("eigenvalue of the Hessian");
    }
  }

  private static LayerBars layers() {
    List<LayerBars.Row> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      double largest = 3 + 2 * Math.sin(i) + (i == 19 ? 12 : 0);
      double trace = 40 * Math.cos(0.4 * i) + 20;
      rows.add(
          new LayerBars.Row(
              i == 19 ? "linear" : "layer%d.%d.conv%d".formatted(1 + i / 7, i % 7 / 2, 1 + i % 2),
              List.of(
                  new LayerBars.Figure(largest, Optional.empty()),
                  new LayerBars.Figure(trace, Optional.of(6.0)))));
    }
    return new LayerBars(
        "resnet20 on cifar10: the Hessian layer by layer",
        List.of("largest eigenvalue", "trace"),
        rows,
        List.of("each layer by itself"));
  }

  @Test
  void barsOfLayers_lookAsAccepted() throws IOException {
    Path out = folder.resolve("a.svg");
    SpectrumPictures.write(layers(), out, PlotOptions.defaults());
    Golden.assertSameText("layers.svg", Files.readString(out));
  }

  @Test
  void spectraThatAreNone_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Spectrum("none", 3, List.of(), List.of(), List.of()))
        .withMessageContaining("got 0 nodes");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Spectrum(
                    "torn", 3, List.of(new Spectrum.Node(Double.NaN, 1)), List.of(), List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LayerBars("none", List.of("trace"), List.of(), List.of()));
    Path out = folder.resolve("a.gif");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpectrumPictures.write(network(), out, PlotOptions.defaults()))
        .withMessageContaining("a picture ends in");
  }
}
