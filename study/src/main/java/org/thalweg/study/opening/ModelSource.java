// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.opening;

import java.util.List;
import java.util.Set;
import org.thalweg.landscape.analysis.symmetry.PermutationGroup;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.model.OutputKind;
import org.thalweg.torch.objective.MeasuredObjective;
import org.thalweg.torch.objective.TorchObjective;

/** What a network is, apart from where in parameter space: known by name, or a program. */
public interface ModelSource {

  /** What pictures and questions call it. */
  String name();

  /**
   * The same for samples of that shape and so many classes, where it comes in several sizes.
   *
   * @throws IllegalArgumentException if it does not come in theirs
   */
  ModelSource fitting(Dataset data);

  /** What its outputs are taken for. */
  OutputKind answers();

  /** The same, its fresh models around the landmarks of {@code centre}, where it keeps any. */
  ModelSource around(Model centre);

  ParameterLayout layout();

  /** Tensors that its checkpoints may hold beside those of the layout. */
  Set<String> passedOver();

  /**
   * Its hidden units that may change places.
   *
   * @throws IllegalArgumentException if they are not known
   */
  List<PermutationGroup> unitGroups();

  /**
   * The network at one place.
   *
   * @param source a file, or {@code init:SEED} where fresh weights are known
   */
  Model at(String source);

  /**
   * Its loss.
   *
   * @param estimation the samples that batch norm is estimated on, if it is
   */
  MeasuredObjective objective(
      ParameterVector centre, Dataset dataset, Dataset estimation, TorchObjective.Options options);
}
