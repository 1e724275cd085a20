// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.run;

import java.util.List;
import org.thalweg.cli.option.ComputeOptions;
import org.thalweg.cli.option.PlaneOptions;
import org.thalweg.landscape.parameters.Fingerprint;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Question;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.engine.TorchEngine;
import org.thalweg.torch.model.Architecture;

/** Words what was asked, so that another question's numbers are never taken for its answer. */
public final class Questions {
  private Questions() {}

  /** The question of {@code thalweg surface}. */
  public static Question of(
      Architecture architecture,
      ParameterVector centre,
      Dataset dataset,
      String samples,
      List<ParameterVector> directions,
      PlaneOptions plane,
      ComputeOptions compute) {
    return new Question(
        model(architecture, centre),
        data(dataset, samples),
        "cross-entropy",
        plane.directionFile().isPresent()
            ? directions("file", "as is", "as is", compute.seed(), directions)
            : directions(
                "random",
                plane.rescaling().cliName(),
                plane.ignore().cliName(),
                compute.seed(),
                directions),
        plane.grid().axes().stream().map(Axis::toString).toList(),
        TorchEngine.load().question(compute.precision().toString(), compute.batchSize()));
  }

  /** The network at its centre. */
  public static Question.Model model(Architecture architecture, ParameterVector centre) {
    return new Question.Model(
        architecture.name(), Fingerprint.of(centre), architecture.layout().trainableSize());
  }

  /** The samples, chosen as {@code samples} says. */
  public static Question.Data data(Dataset dataset, String samples) {
    return new Question.Data(
        dataset.info().name(),
        dataset.info().split(),
        samples,
        dataset.count(),
        dataset.sha256(),
        dataset.info().normalization().toString());
  }

  /** Directions of trainable blocks, with frozen batch norm. */
  public static Question.Directions directions(
      String kind, String norm, String ignore, long seed, List<ParameterVector> directions) {
    return new Question.Directions(
        kind,
        norm,
        ignore,
        "weights",
        "frozen",
        seed,
        directions.stream().map(Fingerprint::of).toList());
  }
}
