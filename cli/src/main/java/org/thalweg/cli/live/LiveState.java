// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.thalweg.landscape.surface.Surface;

/**
 * The surfaces that a page shows, and what is being measured of them right now.
 *
 * <p>Thread-safe. Whatever a reader could see raises the version, so a page knows when to look
 * again. A surface may be handed over as a supplier: it is assembled when somebody looks, not at
 * every measured point.
 */
public final class LiveState {
  private final List<String> names;
  private final List<Supplier<Surface>> surfaces;
  private long version = 1;
  private @Nullable Work work;
  private @Nullable String trouble;

  /**
   * What is measured at the moment.
   *
   * @param landscape the position of its surface
   * @param done points measured so far
   */
  public record Work(int landscape, int done, int total) {}

  /**
   * What a page has to know to decide whether to look again.
   *
   * @param trouble why the last work ended early
   */
  public record State(long version, Optional<Work> work, Optional<String> trouble) {}

  /** The surfaces of one moment. */
  public record View(long version, List<Surface> surfaces, List<String> names) {
    public View {
      surfaces = List.copyOf(surfaces);
      names = List.copyOf(names);
    }
  }

  public LiveState(List<Surface> surfaces, List<String> names) {
    this.names = List.copyOf(names);
    this.surfaces = new ArrayList<>();
    surfaces.forEach(surface -> this.surfaces.add(() -> surface));
  }

  public synchronized State state() {
    return new State(version, Optional.ofNullable(work), Optional.ofNullable(trouble));
  }

  public View view() {
    List<Supplier<Surface>> shown;
    long seen;
    synchronized (this) {
      shown = List.copyOf(surfaces);
      seen = version;
    }
    // Assembled outside the lock: whoever measures does not wait for whoever looks.
    return new View(seen, shown.stream().map(Supplier::get).toList(), names);
  }

  public int size() {
    return names.size();
  }

  /** Shows another surface in the place of one. */
  public synchronized void show(int landscape, Supplier<Surface> surface) {
    surfaces.set(landscape, surface);
    version++;
  }

  /** Work has begun or got on. */
  public synchronized void working(Work now) {
    work = now;
    trouble = null;
    version++;
  }

  /** Work has ended well. */
  public synchronized void done() {
    work = null;
    version++;
  }

  /** Work has ended early; what was shown stays. */
  public synchronized void failed(String why) {
    work = null;
    trouble = why;
    version++;
  }
}
