// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.SampleSelection;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.training.optimizer.Constants;

/**
 * What a kernel machine keeps: training samples as landmarks, γ of the kernel, and λ.
 *
 * <p>Landmarks are a class-balanced choice by the seed, in file order, as the network sees them.
 *
 * @param gamma γ; empty for 1/(features · variance of all training values), as scikit-learn's
 *     {@code scale}
 * @param ridge λ of the penalty λ/2 aᵀKa
 */
public record Landmarks(OptionalDouble gamma, double ridge) {
  /** γ by the data and λ = 10⁻³. */
  public static final Landmarks USUAL = new Landmarks(OptionalDouble.empty(), 1e-3);

  private static final String BLOCK = "landmarks";

  public Landmarks {
    if (gamma.isPresent()) {
      Constants.requireNotNegative("the kernel's gamma", gamma.getAsDouble());
    }
    Constants.requireNotNegative("the kernel's ridge", ridge);
  }

  /** Whether the architecture keeps landmarks. */
  public static boolean areIn(Architecture architecture) {
    return architecture.layout().find(BLOCK).isPresent();
  }

  /**
   * The buffers of {@code architecture} by name; none if it keeps none.
   *
   * @throws IllegalArgumentException if there are fewer samples than landmarks
   */
  Map<String, float[]> chosen(Architecture architecture, Dataset training, long seed) {
    Map<String, float[]> buffers = new LinkedHashMap<>();
    OptionalInt place = architecture.layout().find(BLOCK);
    if (place.isEmpty()) {
      return buffers;
    }
    ParameterBlock block = architecture.layout().block(place.getAsInt());
    int count = block.shape().get(0);
    if (count > training.count()) {
      throw new IllegalArgumentException(
          "%s keeps %d landmarks, but there are %d training samples; ask for fewer, such as %s:%d"
              .formatted(
                  architecture.name(),
                  count,
                  training.count(),
                  architecture.name().replaceFirst(":.*", ""),
                  training.count()));
    }
    buffers.put(
        BLOCK, training.select(SampleSelection.parse(String.valueOf(count), seed)).normalized());
    buffers.put("gamma", new float[] {(float) gamma.orElseGet(() -> scale(training))});
    buffers.put("ridge", new float[] {(float) ridge});
    return buffers;
  }

  private static double scale(Dataset training) {
    int features = training.info().format().size();
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < training.count(); i++) {
      for (float value : training.normalized(i, 1)) {
        sum += value;
        squares += (double) value * value;
      }
    }
    double values = (double) features * training.count();
    double variance = squares / values - (sum / values) * (sum / values);
    return variance > 0 ? 1 / (features * variance) : 1.0 / features;
  }
}
