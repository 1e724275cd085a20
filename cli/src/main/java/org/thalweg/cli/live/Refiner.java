// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.live;

import java.util.concurrent.atomic.AtomicBoolean;
import org.thalweg.cli.run.Remedies;
import org.thalweg.landscape.surface.Region;
import org.thalweg.landscape.surface.Surface;

/** Computes regions of shown surfaces finer, one at a time, behind the page. */
public final class Refiner {
  private final LiveState exhibition;
  private final Measurer measurer;
  private final AtomicBoolean busy = new AtomicBoolean();

  /** Measures a region of a shown surface on smaller steps and joins it in. */
  @FunctionalInterface
  public interface Measurer {

    /**
     * Returns the whole surface with the region joined in.
     *
     * @throws RuntimeException whose message says in one line why it cannot be done
     */
    Surface measure(int landscape, Surface coarse, Region region);
  }

  public Refiner(LiveState exhibition, Measurer measurer) {
    this.exhibition = exhibition;
    this.measurer = measurer;
  }

  /** Begins, unless something is being computed already. */
  public boolean begin(int landscape, Region region) {
    if (!busy.compareAndSet(false, true)) {
      return false;
    }
    Thread thread = new Thread(() -> measure(landscape, region), "thalweg-finer");
    thread.setDaemon(true);
    thread.start();
    return true;
  }

  private void measure(int landscape, Region region) {
    Surface coarse = exhibition.view().surfaces().get(landscape);
    try {
      Surface joined = measurer.measure(landscape, coarse, region);
      exhibition.show(landscape, () -> joined);
      exhibition.done();
    } catch (RuntimeException e) {
      // The page goes on as it was, and tells why.
      exhibition.show(landscape, () -> coarse);
      exhibition.failed(e.getMessage() + Remedies.of(e, "--trust"::equals));
    } finally {
      busy.set(false);
    }
  }
}
