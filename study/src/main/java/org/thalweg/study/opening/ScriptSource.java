// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.opening;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.thalweg.landscape.analysis.symmetry.PermutationGroup;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.checkpoint.Checkpoint;
import org.thalweg.torch.checkpoint.Checkpoints;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.model.OutputKind;
import org.thalweg.torch.objective.MeasuredObjective;
import org.thalweg.torch.objective.ScriptedObjective;
import org.thalweg.torch.objective.TorchObjective;
import org.thalweg.torch.script.ScriptedModule;

/** A TorchScript module that was trusted. */
public record ScriptSource(ScriptedModule module) implements ModelSource {
  @Override
  public String name() {
    return module.name();
  }

  @Override
  public ModelSource fitting(Dataset data) {
    return this;
  }

  @Override
  public OutputKind answers() {
    return OutputKind.SCORES;
  }

  @Override
  public ModelSource around(Model centre) {
    return this;
  }

  @Override
  public ParameterLayout layout() {
    return module.layout();
  }

  @Override
  public Set<String> passedOver() {
    return module.otherNames();
  }

  @Override
  public List<PermutationGroup> unitGroups() {
    throw new IllegalArgumentException(
        "align and canonical need a network whose hidden units are known: an architecture, not a"
            + " TorchScript module");
  }

  /** Another module of the same layout, trusted like the first, or a checkpoint of its weights. */
  @Override
  public Model at(String source) {
    if (source.startsWith(Model.FRESH)) {
      throw new IllegalArgumentException(
          "a TorchScript module has no fresh weights, got \"%s\"; name a file".formatted(source));
    }
    Path file = Path.of(source);
    if (file.equals(module.file())) {
      return new Model(source, module.parameters(), Map.of());
    }
    if (!ScriptedModule.isOne(file)) {
      Checkpoint checkpoint = Checkpoints.read(file);
      return new Model(source, checkpoint.without(passedOver()).fit(layout()), checkpoint.facts());
    }
    ScriptedModule other = ScriptedModule.readTrusted(file);
    Checkpoint weights =
        Checkpoint.of(other.parameters(), Map.of(), Map.of()).from(file, other.sha256());
    return new Model(source, weights.fit(layout()), Map.of());
  }

  @Override
  public MeasuredObjective objective(
      ParameterVector centre, Dataset dataset, Dataset estimation, TorchObjective.Options options) {
    return new ScriptedObjective(module, centre, dataset, estimation, options);
  }
}
