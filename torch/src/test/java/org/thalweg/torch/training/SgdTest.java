// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.TorchEngine;

class SgdTest {
  /** The digits that PyTorch's values were printed with. */
  private static final double PRINTED = 1e-11;

  /** θ after 1, 2 and 5 steps on (x² + 10 y²)/2 from (1, 1), as PyTorch 1.13 computes it. */
  @ParameterizedTest(name = "momentum {0}, dampening {1}, Nesterov {2}, decay {3}")
  @CsvSource({
    "0,  0,  false, 0,  0.95,  0.5,   0.9025,   0.25,      0.7737809375,   0.03125",
    "0.9,0,  false, 0,  0.95,  0.5,   0.8575,   -0.2,      0.4171559375,   -0.5218",
    "0.9,0.5,false, 0,  0.95,  0.5,   0.88125,  -0.075,    0.598442871094, -0.934284375",
    "0.9,0,  true,  0,  0.905, 0.05,  0.778525, -0.4025,   0.315942305066, -0.0111371875",
    "0.9,0,  false, 0.1,0.945, 0.495, 0.843525, -0.209475, 0.366676659591, -0.508675216191",
  })
  void steps_equalPyTorch(
      double momentum,
      double dampening,
      boolean nesterov,
      double decay,
      double x1,
      double y1,
      double x2,
      double y2,
      double x5,
      double y5) {
    Sgd sgd = new Sgd(momentum, dampening, nesterov, decay);
    assertThat(after(1, sgd)).containsExactly(new double[] {x1, y1}, within(PRINTED));
    assertThat(after(2, sgd)).containsExactly(new double[] {x2, y2}, within(PRINTED));
    assertThat(after(5, sgd)).containsExactly(new double[] {x5, y5}, within(PRINTED));
  }

  private static double[] after(int steps, Sgd sgd) {
    return TorchEngine.load()
        .differentiate(
            "stepping",
            () -> {
              Tensor curvature = HostArrays.toTensor(new float[] {1, 10}).to(ScalarType.Double);
              Tensor theta = HostArrays.toTensor(new float[] {1, 1}).to(ScalarType.Double);
              Sgd.Run run = sgd.new Run(theta);
              for (int i = 0; i < steps; i++) {
                run.step(curvature.mul(theta), 0.05);
              }
              return HostArrays.toDoubles(theta);
            });
  }

  /** art-ml-final's update forgets the point it starts from, and jumps to and fro. */
  @Test
  void gradientDescentOnHalfASquare_isAPowerOfNineTenths() {
    double[] path =
        TorchEngine.load()
            .differentiate(
                "descending",
                () -> {
                  Tensor theta = HostArrays.toTensor(new float[] {1}).to(ScalarType.Double);
                  Sgd.Run run = new Sgd(0, 0, false, 0).new Run(theta);
                  double[] steps = new double[20];
                  for (int t = 0; t < steps.length; t++) {
                    steps[t] = HostArrays.toDoubles(theta)[0];
                    run.step(theta.clone(), 0.1);
                  }
                  return steps;
                });
    for (int t = 0; t < path.length; t++) {
      assertThat(path[t]).isCloseTo(Math.pow(0.9, t), within(PRINTED));
    }
  }

  @Test
  void nesterovWithoutMomentum_isRefused() {
    assertThatThrownBy(() -> new Sgd(0, 0, true, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got 0.0 and 0.0");
  }
}
