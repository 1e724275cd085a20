// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.thalweg.landscape.operator.Eigenpair;
import org.thalweg.landscape.operator.SpectralDensity;
import org.thalweg.landscape.operator.TopEigenpairs;
import org.thalweg.render.spectrum.Spectrum;

/** A measured spectrum as the renderer draws it. */
public final class DensityPicture {
  private DensityPicture() {}

  /**
   * The density with the eigenvalues found by themselves.
   *
   * @param steps Lanczos steps of each start of the density
   * @param caption on model, samples and parameters, part by part
   */
  public static Spectrum of(
      String title, SpectralDensity density, TopEigenpairs ends, int steps, List<String> caption) {
    double[] nodes = density.nodes();
    double[] weights = density.weights();
    List<Spectrum.Node> quadrature = new ArrayList<>();
    for (int i = 0; i < nodes.length; i++) {
      quadrature.add(new Spectrum.Node(nodes[i], weights[i]));
    }
    List<Spectrum.Eigenvalue> eigenvalues =
        Stream.concat(ends.largest().stream(), ends.smallest().stream())
            .filter(pair -> pair.verdict() == Eigenpair.Verdict.CONVERGED)
            .map(pair -> new Spectrum.Eigenvalue(pair.value(), pair.residual()))
            .distinct()
            .toList();
    List<String> words = new ArrayList<>(caption);
    words.add("n_v = %d random starts of %d Lanczos steps".formatted(density.starts(), steps));
    return new Spectrum(title, density.size(), quadrature, eigenvalues, words);
  }
}
