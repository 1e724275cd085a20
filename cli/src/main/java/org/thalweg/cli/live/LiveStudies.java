// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.live;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.option.ReopenOptions;
import org.thalweg.landscape.surface.Region;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.study.measure.PlaneStudy;
import org.thalweg.study.measure.RecordedStudy;

/**
 * The models and data behind shown files, opened when the first region of one is asked for.
 *
 * <p>Used by one thread at a time.
 */
public final class LiveStudies implements Refiner.Measurer, AutoCloseable {
  private final LiveState exhibition;
  private final List<Path> files;
  private final GeneralOptions general;
  private final int threads;
  private final ReopenOptions reopen;
  private final Map<Integer, PlaneStudy> opened = new LinkedHashMap<>();
  private final Map<Integer, RefinedFiles> targets = new LinkedHashMap<>();

  public LiveStudies(
      LiveState exhibition,
      List<Path> files,
      GeneralOptions general,
      int threads,
      ReopenOptions reopen) {
    this.exhibition = exhibition;
    this.files = List.copyOf(files);
    this.general = general;
    this.threads = threads;
    this.reopen = reopen;
  }

  /** A study that is open already; {@link #close} closes it too. */
  public LiveStudies with(int landscape, PlaneStudy study) {
    opened.put(landscape, study);
    return this;
  }

  @Override
  public Surface measure(int landscape, Surface coarse, Region region) {
    Path file = files.get(landscape);
    PlaneStudy study =
        opened.computeIfAbsent(
            landscape,
            l ->
                new RecordedStudy(file, coarse, reopen::moved)
                    .open(reopen.opening(threads, general::detail)));
    return targets
        .computeIfAbsent(landscape, l -> new RefinedFiles(file, general, threads))
        .measure(study, coarse, region, exhibition, landscape);
  }

  @Override
  public void close() {
    opened.values().forEach(PlaneStudy::close);
    opened.clear();
  }
}
