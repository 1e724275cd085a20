// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.measure;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.thalweg.landscape.analysis.quadratic.QuadraticOverlay;
import org.thalweg.landscape.analysis.quadratic.Tolerance;
import org.thalweg.landscape.finding.Finding;
import org.thalweg.landscape.surface.Question;
import org.thalweg.landscape.surface.Region;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.surface.SurfaceFile;
import org.thalweg.study.opening.Opening;
import org.thalweg.study.opening.OutputPlace;
import org.thalweg.study.spec.StudySpec;

/** Measures again what a surface file holds, by its spec and by nothing that was typed. */
public final class Repetition {
  private final RecordedStudy recorded;
  private final Opening opening;
  private final SurfaceRunner runner;

  public Repetition(RecordedStudy recorded, Opening opening, SurfaceRunner runner) {
    this.recorded = recorded;
    this.opening = opening;
    this.runner = runner;
  }

  /**
   * Fills {@code output}, and nothing else.
   *
   * @throws IllegalArgumentException if the file does not say how, or its inputs are others now
   */
  public SurfaceRunner.Outcome into(Path output) {
    Question question = recorded.surface().provenance().map(p -> p.question()).orElse(null);
    if (question != null && !question.beside().isEmpty()) {
      throw new IllegalArgumentException(
          "%s: maps of the Hessian are not repeated; measure it by the command that 'thalweg info' prints"
              .formatted(recorded.file()));
    }
    StudySpec spec = recorded.spec();
    if (TrajectoryStudy.isOne(spec)) {
      return trajectory(spec, output);
    }
    return plane(spec, output);
  }

  private SurfaceRunner.Outcome trajectory(StudySpec spec, Path output) {
    try (TrajectoryStudy study = TrajectoryStudy.open(spec, opening)) {
      SurfaceJob job = study.job(spec, output);
      recorded.requireSame(job.question());
      return runner.complete(job, false);
    }
  }

  private SurfaceRunner.Outcome plane(StudySpec spec, Path output) {
    List<String> regions = spec.axes().regions();
    StudySpec coarse = spec.with(spec.axes().coarse());
    try (PlaneStudy study = PlaneStudy.open(coarse, opening)) {
      recorded.requireSame(study.question());
      Path first = regions.isEmpty() ? output : OutputPlace.beside(output, "coarse");
      SurfaceRunner.Outcome outcome = runner.complete(study.job(first), false);
      for (int k = 0; k < regions.size(); k++) {
        Path next =
            k + 1 == regions.size() ? output : OutputPlace.beside(output, "region-" + (k + 1));
        Surface known = outcome.surface();
        outcome = runner.complete(study.finer(next, known, Region.parse(regions.get(k))), false);
        SurfaceRunner.startOver(first);
        first = next;
      }
      return withQuadratic(study, output, outcome);
    }
  }

  private SurfaceRunner.Outcome withQuadratic(
      PlaneStudy study, Path output, SurfaceRunner.Outcome outcome) {
    Optional<Double> share =
        QuadraticOverlay.find(recorded.surface()).isPresent()
            ? recorded
                .surface()
                .find(Finding.QuadraticRegion.class)
                .map(Finding.QuadraticRegion::tolerance)
            : Optional.empty();
    if (share.isEmpty()) {
      return outcome;
    }
    double held = share.orElseThrow();
    Tolerance tolerance = Tolerance.parse(held == 0 ? "se" : 100 * held + "%");
    opening.log().accept(study.addQuadratic(output, outcome.surface(), tolerance));
    return new SurfaceRunner.Outcome(
        SurfaceFile.read(output), outcome.failed(), outcome.measuredNow(), outcome.secondsNow());
  }
}
