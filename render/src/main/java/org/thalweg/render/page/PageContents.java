// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.page;

import java.util.List;
import java.util.OptionalLong;
import org.thalweg.landscape.surface.Surface;

/**
 * What a page shows.
 *
 * @param names one a surface, in its order; they are headings, markup in them is text
 * @param spectra charts of spectra beside the surfaces
 * @param version what a server counts that goes on measuring; empty for a page that stands alone
 */
public record PageContents(
    List<Surface> surfaces,
    List<String> names,
    List<SpectralDensity> spectra,
    OptionalLong version) {

  public PageContents {
    surfaces = List.copyOf(surfaces);
    names = List.copyOf(names);
    spectra = List.copyOf(spectra);
    if (surfaces.isEmpty() || surfaces.size() != names.size()) {
      throw new IllegalArgumentException(
          "a page shows at least one surface, each with one name, got %d surfaces and %d names"
              .formatted(surfaces.size(), names.size()));
    }
  }

  /** Surfaces alone. */
  public PageContents(List<Surface> surfaces, List<String> names) {
    this(surfaces, names, List.of(), OptionalLong.empty());
  }

  String title() {
    return String.join(" · ", names);
  }
}
