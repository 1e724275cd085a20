// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.measure;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.thalweg.landscape.evaluation.QuestionDifference;
import org.thalweg.landscape.surface.Provenance;
import org.thalweg.landscape.surface.Question;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.study.opening.Opening;
import org.thalweg.study.spec.AxesSpec;
import org.thalweg.study.spec.Places;
import org.thalweg.study.spec.PlaneSpec;
import org.thalweg.study.spec.SpecFile;
import org.thalweg.study.spec.StudySpec;

/**
 * Opens again what a surface file was measured with: model, samples and directions.
 *
 * @param file the surface's; the paths of its spec are taken from its folder
 * @param moved puts in what is somewhere else now
 */
public record RecordedStudy(Path file, Surface surface, UnaryOperator<StudySpec> moved) {

  /**
   * What the file says, with paths that can be opened.
   *
   * @throws IllegalArgumentException if it says nothing
   */
  public StudySpec spec() {
    Provenance from =
        surface
            .provenance()
            .orElseThrow(() -> new IllegalArgumentException(file + ": does not say what made it"));
    String json =
        from.findSpec()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s: does not hold what opens its study again; it was made by 'thalweg %s'"
                            .formatted(file, String.join(" ", from.run().firstCommand()))));
    // Moved first: a place that is said anew need not be known.
    StudySpec spec = Places.in(file).resolved(moved.apply(SpecFile.parse(json)));
    return spec.with(measured(spec, from.question()));
  }

  /**
   * The axes as they were measured: a range that is found anew, from a path or from the loss, may
   * differ in its last digits from version to version.
   */
  private static AxesSpec measured(StudySpec spec, Question question) {
    AxesSpec axes = spec.axes();
    boolean stands =
        !axes.regions().isEmpty()
            || question.axes().isEmpty()
            || spec.plane() instanceof PlaneSpec.Residual;
    return stands
        ? axes
        : new AxesSpec(
            Optional.of(question.axes().get(0)),
            question.axes().stream().skip(1).findFirst(),
            List.of());
  }

  /**
   * The line or plane behind the surface, checked to be the one that measured it.
   *
   * @throws IllegalArgumentException if the file does not say, or model, data or directions are no
   *     longer those; the message names the difference
   */
  public PlaneStudy open(Opening opening) {
    StudySpec spec = spec();
    if (TrajectoryStudy.isOne(spec)) {
      throw new IllegalArgumentException(
          "%s: was not made by 'thalweg surface', whose files alone can be measured further"
              .formatted(file));
    }
    return open(spec, opening);
  }

  private PlaneStudy open(StudySpec spec, Opening opening) {
    PlaneStudy study = PlaneStudy.open(spec, opening);
    try {
      requireSame(study.question());
      return study;
    } catch (RuntimeException e) {
      study.close();
      throw e;
    }
  }

  /** The plane itself with the loss over it, checked in the same way. */
  public OpenPlane plane(Opening opening) {
    StudySpec spec = spec();
    if (!TrajectoryStudy.isOne(spec)) {
      return open(spec, opening).opened();
    }
    OpenPlane plane = TrajectoryStudy.open(spec, opening).opened();
    try {
      requireSame(plane.question());
      return plane;
    } catch (RuntimeException e) {
      plane.close();
      throw e;
    }
  }

  /** Refuses a study of other models, samples, directions or arithmetic. */
  void requireSame(Question question) {
    Question held = surface.provenance().orElseThrow().question();
    List<QuestionDifference> differences =
        QuestionDifference.between(samePlace(held), samePlace(question));
    if (!differences.isEmpty()) {
      QuestionDifference first = differences.get(0);
      throw new IllegalArgumentException(
          "%s: was measured with another %s: %s, here it is %s"
              .formatted(file, first.key(), first.held(), first.asked()));
    }
  }

  /** What must agree: everything but which coordinates are measured, and what beside the loss. */
  private static Question samePlace(Question question) {
    return new Question(
        question.model(),
        question.data(),
        question.loss(),
        question.directions(),
        List.of(),
        question.engine(),
        question.further(),
        question.weightDecay());
  }
}
