// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.opening;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import org.thalweg.landscape.analysis.symmetry.PermutationGroup;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.ImageFormat;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Architectures;
import org.thalweg.torch.model.Initialization;
import org.thalweg.torch.model.OutputKind;
import org.thalweg.torch.model.layer.ImageShape;
import org.thalweg.torch.objective.MeasuredObjective;
import org.thalweg.torch.objective.TorchObjective;
import org.thalweg.torch.training.InitialWeights;
import org.thalweg.torch.training.Landmarks;

/**
 * An architecture that {@code thalweg arch} lists.
 *
 * @param fresh the parameters that a training with a seed would start from
 */
public record ArchitectureSource(Architecture architecture, LongFunction<ParameterVector> fresh)
    implements ModelSource {

  /** One whose fresh models know no data. */
  public ArchitectureSource(Architecture architecture) {
    this(architecture, seed -> Initialization.of(architecture, seed));
  }

  @Override
  public String name() {
    return architecture.name();
  }

  @Override
  public ArchitectureSource fitting(Dataset data) {
    Architecture fitted = fitted(architecture, data);
    return new ArchitectureSource(fitted, seed -> onData(fitted, data, seed));
  }

  private static ParameterVector onData(Architecture fitted, Dataset data, long seed) {
    if (Landmarks.areIn(fitted) && !data.info().split().equals("train")) {
      throw new IllegalArgumentException(
          "%s takes its landmarks from training samples, got the %s split; name a checkpoint"
              .formatted(fitted.name(), data.info().split()));
    }
    return new InitialWeights("default").of(fitted, data, Landmarks.USUAL, seed);
  }

  /** The architecture as it is if it takes the data, else another of its size for them. */
  public static Architecture fitted(Architecture architecture, Dataset data) {
    ImageFormat format = data.info().format();
    ImageShape shape = new ImageShape(format.channels(), format.height(), format.width());
    int outputs = data.outputs();
    boolean enough =
        data.info().classes().isEmpty()
            ? outputs == architecture.classes()
            : outputs <= architecture.classes();
    return enough && shape.equals(architecture.input())
        ? architecture
        : Architectures.named(architecture.name(), shape, outputs);
  }

  @Override
  public OutputKind answers() {
    return architecture.answers();
  }

  @Override
  public ModelSource around(Model centre) {
    Map<String, float[]> buffers = Initialization.buffers(centre.parameters());
    return buffers.isEmpty()
        ? this
        : new ArchitectureSource(
            architecture, seed -> Initialization.of(architecture, seed, buffers));
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
  public List<PermutationGroup> unitGroups() {
    return architecture.unitGroups();
  }

  @Override
  public Model at(String source) {
    return Model.read(source, layout(), fresh);
  }

  @Override
  public MeasuredObjective objective(
      ParameterVector centre, Dataset dataset, Dataset estimation, TorchObjective.Options options) {
    return new TorchObjective(architecture, centre, dataset, estimation, options);
  }
}
