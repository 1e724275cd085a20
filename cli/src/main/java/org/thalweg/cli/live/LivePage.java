// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.live;

import java.util.Optional;
import org.thalweg.render.page.PageContents;
import org.thalweg.render.page.ViewerPage;
import org.thalweg.render.plot.Stills;

/** The viewer page as a {@link PageServer} hands it out. */
public final class LivePage implements PageServer.Pages {

  @Override
  public byte[] page(Exhibition.View view) {
    // A browser without WebGL shows the first surface as a still.
    Optional<byte[]> fallback = Optional.of(Stills.thumbnail(view.surfaces().get(0)));
    return ViewerPage.bytes(contents(view), fallback);
  }

  @Override
  public byte[] data(Exhibition.View view) {
    return ViewerPage.dataOf(contents(view));
  }

  private static PageContents contents(Exhibition.View view) {
    return new PageContents(view.surfaces(), view.names()).live(view.version());
  }
}
