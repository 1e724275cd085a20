// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.opening;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.thalweg.landscape.analysis.symmetry.Alignment;
import org.thalweg.landscape.analysis.symmetry.CanonicalBalance;
import org.thalweg.landscape.analysis.symmetry.WeightMatching;
import org.thalweg.landscape.finding.Finding;
import org.thalweg.landscape.finding.Findings;
import org.thalweg.landscape.parameters.ParameterVector;

/** The models a surface is laid through, the centre first. */
public record ModelSet(ModelSource source, List<Model> models) {

  public ModelSet {
    models = List.copyOf(models);
  }

  /** The centre and the further models, read from files or drawn. */
  public static ModelSet read(ModelSource source, Model centre, List<String> others) {
    List<Model> models = new ArrayList<>();
    models.add(centre);
    ModelSource beside = source.around(centre);
    for (String name : others) {
      Model other = beside.at(name);
      SharedBuffers.require(centre.parameters(), other.parameters(), name);
      models.add(other);
    }
    return new ModelSet(source, models);
  }

  public Model centre() {
    return models.get(0);
  }

  /** The models beside the centre, maybe none. */
  public List<Model> others() {
    return models.subList(1, models.size());
  }

  /** All models with every hidden unit balanced; their functions stay the same. */
  public ModelSet balanced() {
    return new ModelSet(
        source, map(models, vector -> CanonicalBalance.of(vector, source.unitGroups()).vector()));
  }

  /** The further models with their hidden units permuted onto the centre's. */
  public ModelSet aligned(long seed) {
    List<Model> aligned = new ArrayList<>(List.of(centre()));
    for (Model other : others()) {
      Alignment result =
          WeightMatching.align(
              centre().parameters(), other.parameters(), source.unitGroups(), seed);
      aligned.add(other.at(result.vector()));
    }
    return new ModelSet(source, aligned);
  }

  private static List<Model> map(List<Model> models, UnaryOperator<ParameterVector> change) {
    return models.stream().map(model -> model.at(change.apply(model.parameters()))).toList();
  }

  /**
   * What the centre's checkpoint says of its error: 100 less {@code acc}, as the reference names
   * it, or {@code test_acc}, as {@code thalweg train} does.
   */
  public Findings statedTestError() {
    Map<String, Double> told = centre().facts();
    return Optional.ofNullable(told.getOrDefault("acc", told.get("test_acc")))
        .map(accuracy -> Findings.of(new Finding.StatedTestError(100 - accuracy)))
        .orElse(Findings.NONE);
  }
}
