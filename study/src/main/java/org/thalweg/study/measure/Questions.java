// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.measure;

import java.util.List;
import org.thalweg.landscape.objective.BatchNormPolicy;
import org.thalweg.landscape.parameters.Fingerprint;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Question;
import org.thalweg.study.opening.ArchitectureSource;
import org.thalweg.study.opening.DirectionPlan;
import org.thalweg.study.opening.ModelSource;
import org.thalweg.study.opening.Objectives;
import org.thalweg.torch.model.Architecture;

/** Words what was asked, so that another question's numbers are never taken for its answer. */
public final class Questions {
  private Questions() {}

  /** The network at its centre. */
  public static Question.Model model(Architecture architecture, ParameterVector centre) {
    return model(new ArchitectureSource(architecture), centre);
  }

  private static Question.Model model(ModelSource source, ParameterVector centre) {
    return new Question.Model(
        source.name(), Fingerprint.of(centre), source.layout().trainableSize());
  }

  /** All that decides the numbers of a surface. */
  public static Question of(
      ModelSource source, Objectives objectives, Question.Directions directions, Grid grid) {
    return new Question(
        model(source, objectives.main().parameters()),
        objectives.samples().main().question(),
        objectives.main().lossName(),
        directions,
        grid.axes().stream().map(Axis::toString).toList(),
        objectives.main().engine(),
        objectives.samples().further(),
        objectives.weightDecay());
  }

  /** Directions as planned and as they fell. */
  public static Question.Directions directions(
      DirectionPlan plan, BatchNormPolicy batchNorm, DirectionPlan.Directions directions) {
    return new Question.Directions(
        directions.text(),
        plan.normName(),
        plan.ignoreName(),
        plan.tensors().cliName(),
        batchNorm.cliName(),
        plan.seed(),
        directions.draws().stream().flatMap(List::stream).map(Fingerprint::of).toList(),
        plan.orthogonal(),
        plan.repeats());
  }
}
