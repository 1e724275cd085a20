// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.torch.data.DatasetInfo;
import org.thalweg.torch.data.ImageFormat;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.ImageShape;

/** Whether parameters and images belong to an architecture. */
final class Fit {

  private Fit() {}

  static void require(Architecture architecture, ParameterLayout layout) {
    if (!layout.equals(architecture.layout())) {
      throw new IllegalArgumentException(
          "%s needs parameters of %s, got %s"
              .formatted(architecture.name(), architecture.layout(), layout));
    }
  }

  static void require(Architecture architecture, DatasetInfo data) {
    ImageFormat format = data.format();
    ImageShape shape = new ImageShape(format.channels(), format.height(), format.width());
    if (!shape.equals(architecture.input())) {
      throw new IllegalArgumentException(
          "%s takes images of %s, got %s of %s"
              .formatted(architecture.name(), architecture.input(), data.name(), shape));
    }
    if (data.classes().size() > architecture.classes()) {
      throw new IllegalArgumentException(
          "%s tells %d classes apart, got %s of %d"
              .formatted(
                  architecture.name(), architecture.classes(), data.name(), data.classes().size()));
    }
  }
}
