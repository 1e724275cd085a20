// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.measure;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.finding.Findings;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.sampling.FinerGrid;
import org.thalweg.landscape.sampling.GridPlan;
import org.thalweg.landscape.sampling.SamplingPlan;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Question;
import org.thalweg.landscape.surface.Sample;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.study.spec.StudySpec;

/**
 * One surface to measure: all that is known before the first point.
 *
 * @param slice opens what is measured; the runner closes it
 * @param directionFile where the directions came from or were saved; empty if nowhere
 * @param findings what is known before it is measured
 * @param finish what is added once all points are known, with the slice still open: findings,
 *     paths, markers
 * @param finer where a part of a known surface is measured on smaller steps: the plan, and what is
 *     known
 * @param spec what opens all of this again, for the file; empty where nothing does
 */
public record SurfaceJob(
    Path output,
    Supplier<Slice> slice,
    Grid grid,
    Question question,
    String directionFile,
    Findings findings,
    BiFunction<Surface, Slice, Surface> finish,
    Optional<FinerGrid> finer,
    Optional<StudySpec> spec) {

  /** A surface that is measured at every node. */
  public SurfaceJob(
      Path output,
      Supplier<Slice> slice,
      Grid grid,
      Question question,
      String directionFile,
      Findings findings,
      BiFunction<Surface, Slice, Surface> finish) {
    this(
        output,
        slice,
        grid,
        question,
        directionFile,
        findings,
        finish,
        Optional.empty(),
        Optional.empty());
  }

  /** The same, opened again by {@code opener}. */
  public SurfaceJob openedBy(StudySpec opener) {
    return new SurfaceJob(
        output, slice, grid, question, directionFile, findings, finish, finer, Optional.of(opener));
  }

  /** Which nodes to measure, and in which order. */
  SamplingPlan plan() {
    return finer.map(FinerGrid::plan).orElseGet(() -> new GridPlan(grid));
  }

  /** Samples of an earlier surface that count here. */
  List<Sample> known() {
    return finer.map(FinerGrid::known).orElse(List.of());
  }

  /** Adds these paths and nothing else. */
  public static BiFunction<Surface, Slice, Surface> under(List<ProjectedPath> paths) {
    return (surface, slice) -> surface.withPaths(paths);
  }
}
