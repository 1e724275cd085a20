// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import io.jhdf.HdfFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.checkpoint.Checkpoints;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.reader.Datasets;
import org.thalweg.torch.model.Architecture;

/** The released networks and CIFAR-10 images; tests skip where they are absent. */
final class RealInputs {

  private RealInputs() {}

  static Path file(String name) {
    Path file = Path.of(System.getProperty("thalweg.shared", "absent"), "data", name);
    Assumptions.assumeTrue(Files.exists(file), "the real inputs are absent");
    return file;
  }

  static ParameterVector released(Architecture architecture) {
    String name =
        "checkpoints/%s_sgd_lr=0.1_bs=128_wd=0.0005_model_300.t7".formatted(architecture.name());
    return Checkpoints.read(file(name)).fit(architecture.layout());
  }

  static Dataset cifar(String split) {
    return Datasets.read("cifar10", Optional.of(file("cifar10")), split);
  }

  /** The filter-normalised direction of the reference curve for ResNet-56. */
  static ParameterVector referenceDirection(ParameterLayout layout) {
    float[] values = new float[layout.size()];
    try (HdfFile slots = new HdfFile(file("reference/resnet56_1d_21_directions.h5"))) {
      int slot = 0;
      for (int b = 0; b < layout.blocks().size(); b++) {
        ParameterBlock block = layout.block(b);
        if (block.role().trainable()) {
          float[] flat = (float[]) slots.getDatasetByPath("xdirection/" + slot++).getDataFlat();
          System.arraycopy(flat, 0, values, layout.offset(b), block.size());
        }
      }
    }
    return ParameterVector.of(layout, values);
  }
}
