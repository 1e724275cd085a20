// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.DatasetInfo;
import org.thalweg.torch.data.ImageFormat;
import org.thalweg.torch.data.Targets;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.layer.ImageShape;
import org.thalweg.torch.script.ScriptedModule;

/** Whether parameters and images belong to a network. */
final class Compatibility {

  private Compatibility() {}

  static void require(Architecture architecture, ParameterLayout layout) {
    if (!layout.equals(architecture.layout())) {
      throw new IllegalArgumentException(
          "%s needs parameters of %s, got %s"
              .formatted(architecture.name(), architecture.layout(), layout));
    }
  }

  static void require(Architecture architecture, Dataset samples) {
    DatasetInfo data = samples.info();
    ImageFormat format = data.format();
    ImageShape shape = new ImageShape(format.channels(), format.height(), format.width());
    if (!shape.equals(architecture.input())) {
      throw new IllegalArgumentException(
          "%s takes images of %s, got %s of %s"
              .formatted(architecture.name(), architecture.input(), data.name(), shape));
    }
    requireOutputs(architecture.name(), architecture.classes(), samples);
  }

  /** The parameters, if they are of the module and it can compute in that precision. */
  static ParameterVector required(
      ScriptedModule module, ParameterVector parameters, Precision precision) {
    if (precision == Precision.BF16) {
      throw new IllegalArgumentException(
          "bf16 is for architectures known by name; %s computes in fp32 or fp64"
              .formatted(module.name()));
    }
    if (!parameters.layout().equals(module.layout())) {
      throw new IllegalArgumentException(
          "%s needs parameters of %s, got %s"
              .formatted(module.name(), module.layout(), parameters.layout()));
    }
    return parameters;
  }

  /** Whether a network gives an output a class, or as many as the targets are numbers. */
  static void requireOutputs(String network, int outputs, Dataset data) {
    DatasetInfo info = data.info();
    if (info.classes().size() > outputs) {
      throw new IllegalArgumentException(
          "%s tells %d classes apart, got %s of %d"
              .formatted(network, outputs, info.name(), info.classes().size()));
    }
    if (!(data.targets() instanceof Targets.Classes) && outputs != data.outputs()) {
      throw new IllegalArgumentException(
          "%s gives %d numbers a sample, but the targets of %s are %d"
              .formatted(network, outputs, info.name(), data.outputs()));
    }
  }
}
