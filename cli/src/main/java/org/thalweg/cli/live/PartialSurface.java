// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.thalweg.cli.run.Version;
import org.thalweg.landscape.evaluation.Progress;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.sampling.FilledGrid;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Provenance;
import org.thalweg.landscape.surface.Run;
import org.thalweg.landscape.surface.Sample;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.study.measure.SurfaceJob;

/** Shows a survey while it measures: what is known, and what lies between interpolated. */
public final class PartialSurface implements Progress {
  private final LiveState exhibition;
  private final int landscape;
  private final Ground ground;
  private final Map<Integer, Sample> known = new TreeMap<>();

  /**
   * What is measured, and how its nodes lie.
   *
   * @param finer whether an earlier, coarser grid is part of it
   */
  public record Ground(
      Grid grid, List<Channel> channels, Optional<Provenance> provenance, boolean finer) {
    public Ground {
      channels = List.copyOf(channels);
    }

    /** What a job measures, by what was typed. */
    public static Ground of(SurfaceJob job, List<String> command) {
      Run run = new Run(Version.current(), command, Instant.now().toString(), 0, "");
      Provenance provenance = new Provenance(job.question(), run, job.findings());
      try (Slice slice = job.slice().get()) {
        return new Ground(
            job.grid(), slice.channels(), Optional.of(provenance), job.finer().isPresent());
      }
    }

    /** Before the first point. */
    public Surface empty() {
      return filled(List.of());
    }

    Surface filled(List<Sample> samples) {
      return finer
          ? FilledGrid.aroundTheFirst(grid, channels, samples, provenance)
          : FilledGrid.aroundTheMiddle(grid, channels, samples, provenance);
    }
  }

  public PartialSurface(LiveState exhibition, int landscape, Ground ground) {
    this.exhibition = exhibition;
    this.landscape = landscape;
    this.ground = ground;
  }

  @Override
  public void started(int done, int total) {
    exhibition.working(new LiveState.Work(landscape, done, total));
  }

  @Override
  public void advanced(int done, int total) {
    exhibition.working(new LiveState.Work(landscape, done, total));
  }

  @Override
  public void measured(Collection<? extends Sample> samples) {
    synchronized (known) {
      samples.forEach(sample -> known.put(sample.index(), sample));
    }
    exhibition.show(landscape, this::soFar);
  }

  private Surface soFar() {
    List<Sample> samples;
    synchronized (known) {
      samples = new ArrayList<>(known.values());
    }
    return ground.filled(samples);
  }
}
