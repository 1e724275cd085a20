// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.measure;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.thalweg.landscape.direction.Ignore;
import org.thalweg.landscape.direction.RandomDirections;
import org.thalweg.landscape.direction.Rescaling;
import org.thalweg.landscape.finding.Findings;
import org.thalweg.landscape.objective.Objective;
import org.thalweg.landscape.parameters.Fingerprint;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.subspace.AxisRequest;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Question;
import org.thalweg.study.spec.DirectionRule;
import org.thalweg.study.spec.PlaneSpec;
import org.thalweg.study.spec.StudySpec;

/**
 * Random directions through the parameters of a function that a program brings itself.
 *
 * @param plane centre and directions
 * @param grid the points
 * @param question what identifies the file
 */
public record ObjectiveStudy(Objective objective, Subspace plane, Grid grid, Question question) {

  /**
   * Draws the directions.
   *
   * @throws IllegalArgumentException if the spec asks for other directions than random ones, or for
   *     a range to be found
   */
  public static ObjectiveStudy of(Objective objective, StudySpec spec) {
    if (!(spec.plane() instanceof PlaneSpec.Random random) || random.repeats() > 1) {
      throw new IllegalArgumentException(
          "a study of one's own objective takes one draw of random directions, got %s"
              .formatted(spec.plane()));
    }
    DirectionRule rule = random.rule();
    long seed = random.seed().orElse(spec.engine().seed());
    Rescaling rescaling = Rescaling.named(rule.norm().orElse("filter"));
    Ignore ignore = Ignore.named(rule.ignore().orElse("biasbn"));
    ParameterVector centre = objective.parameters();
    int dimension = spec.axes().y().isPresent() ? 2 : 1;
    List<ParameterVector> directions =
        new RandomDirections(rescaling, ignore, seed).directions(centre, dimension);
    Grid grid = grid(spec);
    Question question =
        new Question(
            new Question.Model(
                spec.model().architecture().orElse("module"),
                Fingerprint.of(centre),
                centre.layout().trainableSize()),
            new Question.Data(
                spec.data().source().name(), spec.data().split(), spec.data().samples(), 0, "", ""),
            spec.data().loss().orElse("its own"),
            new Question.Directions(
                "random",
                rescaling.cliName(),
                ignore.cliName(),
                "weights",
                "frozen",
                seed,
                directions.stream().map(Fingerprint::of).toList()),
            grid.axes().stream().map(Axis::toString).toList(),
            new Question.Engine(objective.getClass().getSimpleName(), "", "cpu", "fp64", 0));
    return new ObjectiveStudy(objective, new Subspace(centre, directions), grid, question);
  }

  private static Grid grid(StudySpec spec) {
    Axis x = axis(spec.axes().x().orElse("-1:1:51"));
    return spec.axes().y().map(y -> Grid.plane(x, axis(y))).orElseGet(() -> Grid.line(x));
  }

  private static Axis axis(String text) {
    if (AxisRequest.parse(text) instanceof AxisRequest.Fixed fixed) {
      return fixed.axis();
    }
    throw new IllegalArgumentException(
        "a study of one's own objective takes axes such as -1:1:51, got \"%s\"".formatted(text));
  }

  /** The job that fills {@code output}. */
  public SurfaceJob job(Path output) {
    return new SurfaceJob(
        output,
        () -> objective.restrictedTo(plane),
        grid,
        question,
        "",
        Findings.of(plane.geometry()),
        (surface, slice) -> surface,
        Optional.empty(),
        Optional.empty());
  }
}
