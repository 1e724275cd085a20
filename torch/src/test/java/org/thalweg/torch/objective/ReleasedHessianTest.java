// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.analysis.curvature.Hessian;
import org.thalweg.landscape.analysis.curvature.ParameterSelection;
import org.thalweg.landscape.analysis.operator.Eigenpair;
import org.thalweg.landscape.analysis.operator.TopEigenpairs;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.SampleSelection;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Architectures;

/** The curvature of the released ResNet-56 against the value beside its checkpoint. */
@Tag("proof")
class ReleasedHessianTest {
  /** Half the last digit of the published 35.21. */
  private static final double PRINTED = 0.005;

  /** Enough for the largest eigenvalue, to 10⁻⁴; the smallest takes more. */
  private static final int STEPS = 10;

  @Test
  void largestEigenvalue_isThePublishedOne() {
    Architecture architecture = Architectures.named("resnet56");
    ParameterVector released = RealInputs.released(architecture);
    Dataset images = RealInputs.cifar("train").select(new SampleSelection.First(250));
    try (TorchObjective objective =
            new TorchObjective(architecture, released, images, TorchObjective.Options.DEFAULT);
        Hessian hessian =
            objective.hessian(released, ParameterSelection.all(architecture.layout()))) {
      Eigenpair found =
          TopEigenpairs.of(hessian, 1, 0, new TopEigenpairs.Options(STEPS, STEPS, 0)).max();
      assertThat(found.value()).isCloseTo(35.21, within(PRINTED));
      assertThat(found.residual()).isLessThan(PRINTED);
      assertThat(found.verdict()).isEqualTo(Eigenpair.Verdict.CONVERGED);
    }
  }
}
