// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.TorchEngine;
import org.thalweg.torch.training.optimizer.BatchGradient;
import org.thalweg.torch.training.optimizer.MovedWeights;
import org.thalweg.torch.training.optimizer.Optimizer;
import org.thalweg.torch.training.optimizer.OptimizerRun;

/**
 * ½ Σ hᵢ θᵢ², descended from (1, 1, …) in double.
 *
 * @param curvatures h
 */
record Bowl(List<Double> curvatures) {

  static Bowl of(Double... curvatures) {
    return new Bowl(List.of(curvatures));
  }

  /** θ before the first and after every step. */
  List<double[]> path(Optimizer optimizer, double rate, int steps) {
    return TorchEngine.load()
        .differentiate(
            "stepping",
            () -> {
              Tensor theta = doubles(curvatures.stream().map(h -> 1.0).toList());
              OptimizerRun run = optimizer.begin(MovedWeights.all(theta));
              BatchGradient gradient = gradient(theta);
              List<double[]> path = new ArrayList<>(List.of(HostArrays.toDoubles(theta)));
              for (int i = 0; i < steps; i++) {
                run.step(gradient, rate);
                path.add(HostArrays.toDoubles(theta));
              }
              return path;
            });
  }

  BatchGradient gradient(Tensor theta) {
    Tensor h = doubles(curvatures);
    return new BatchGradient() {
      @Override
      public Tensor here() {
        return h.mul(theta);
      }

      @Override
      public Tensor visited() {
        return h.mul(theta);
      }
    };
  }

  static Tensor doubles(List<Double> values) {
    Tensor tensor = HostArrays.toTensor(new float[values.size()]).to(ScalarType.Double);
    tensor.data_ptr_double().put(values.stream().mapToDouble(Double::doubleValue).toArray());
    return tensor;
  }
}
