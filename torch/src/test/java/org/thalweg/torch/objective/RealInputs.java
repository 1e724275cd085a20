// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.checkpoint.Checkpoints;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.Datasets;
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
}
