// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.scene;

import java.util.List;
import java.util.Set;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.symmetry.UnitGroup;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.DatasetInfo;
import org.thalweg.torch.data.ImageFormat;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Architectures;
import org.thalweg.torch.model.ImageShape;
import org.thalweg.torch.objective.MeasuredObjective;
import org.thalweg.torch.objective.TorchObjective;

/** An architecture that {@code thalweg arch} lists. */
public record KnownBlueprint(Architecture architecture) implements Blueprint {
  @Override
  public String name() {
    return architecture.name();
  }

  @Override
  public Blueprint fitting(DatasetInfo data) {
    ImageFormat format = data.format();
    ImageShape shape = new ImageShape(format.channels(), format.height(), format.width());
    int classes = data.classes().isEmpty() ? architecture.classes() : data.classes().size();
    boolean fits = shape.equals(architecture.input()) && classes <= architecture.classes();
    return fits
        ? this
        : new KnownBlueprint(Architectures.named(architecture.name(), shape, classes));
  }

  @Override
  public ParameterLayout layout() {
    return architecture.layout();
  }

  @Override
  public Set<String> passedOver() {
    return Set.of();
  }

  @Override
  public List<UnitGroup> unitGroups() {
    return architecture.unitGroups();
  }

  @Override
  public Model at(String source) {
    return Model.read(source, architecture);
  }

  @Override
  public MeasuredObjective objective(
      ParameterVector centre, Dataset dataset, Dataset estimation, TorchObjective.Options options) {
    return new TorchObjective(architecture, centre, dataset, estimation, options);
  }
}
