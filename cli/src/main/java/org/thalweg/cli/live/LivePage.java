// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.live;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.thalweg.render.page.PageContents;
import org.thalweg.render.page.SpectralDensity;
import org.thalweg.render.page.ViewerPage;
import org.thalweg.render.plot.Stills;

/** The viewer page as a {@link PageServer} hands it out. */
public final class LivePage implements PageServer.Pages {
  private final List<SpectralDensity> spectra;

  /** Surfaces alone. */
  public LivePage() {
    this(List.of());
  }

  /** Surfaces, with charts of spectra beside them. */
  public LivePage(List<SpectralDensity> spectra) {
    this.spectra = List.copyOf(spectra);
  }

  @Override
  public byte[] page(LiveState.View view) {
    // A browser without WebGL shows the first surface as a still.
    Optional<byte[]> fallback = Optional.of(Stills.thumbnail(view.surfaces().get(0)));
    return ViewerPage.bytes(contents(view), fallback);
  }

  @Override
  public byte[] data(LiveState.View view) {
    return ViewerPage.dataOf(contents(view));
  }

  private PageContents contents(LiveState.View view) {
    return new PageContents(
        view.surfaces(), view.names(), spectra, OptionalLong.of(view.version()));
  }
}
