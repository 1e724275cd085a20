// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.landscape.analysis.symmetry.PermutationGroup;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.model.layer.Layer;
import org.thalweg.torch.model.layer.Layers;
import org.thalweg.torch.model.layer.Network;
import org.thalweg.torch.model.layer.ParameterLayer;

/**
 * A score for two classes by radial kernels: logistic regression or an SVM, as the loss has it.
 *
 * <p>F(x) = Σⱼ aⱼ exp(−γ|x − zⱼ|²) + b, regularised by λ/2 aᵀKa with K of the landmarks z
 * (Schölkopf and Smola 2002, §4.2). Landmarks, γ and λ are buffers: a checkpoint carries them, no
 * direction moves them, and the objective is convex in (a, b). Logits are −F/2 and F/2, as those of
 * {@link LinearScore}. Distances are computed in double. O(n·m·d) time for n samples, m landmarks.
 */
final class KernelMachine implements Network {
  static final String LANDMARKS = "landmarks";
  static final String GAMMA = "gamma";
  static final String RIDGE = "ridge";

  private final ParameterLayer coefficients;
  private final ParameterLayer bias;
  private final ParameterLayer landmarks;
  private final ParameterLayer gamma;
  private final ParameterLayer ridge;

  KernelMachine(int count, int in, int classes) {
    if (classes != 2) {
      throw new IllegalArgumentException(
          "one kernel score tells 2 classes apart, got %d; name two classes".formatted(classes));
    }
    coefficients = new ParameterLayer("coefficients", List.of(1, count), ParameterRole.WEIGHT);
    bias = new ParameterLayer("bias", List.of(1), ParameterRole.BIAS);
    landmarks = new ParameterLayer(LANDMARKS, List.of(count, in), ParameterRole.BUFFER);
    gamma = new ParameterLayer(GAMMA, List.of(), ParameterRole.BUFFER);
    ridge = new ParameterLayer(RIDGE, List.of(), ParameterRole.BUFFER);
  }

  @Override
  public List<Layer> layers() {
    return List.of(coefficients, bias, landmarks, gamma, ridge);
  }

  @Override
  public Tensor forward(Layers layers, Tensor images) {
    try (NativeScope scope = NativeScope.open()) {
      Tensor a = layers.parameter(coefficients);
      Tensor kernel = kernel(layers, images.flatten(1, -1).to(ScalarType.Double));
      Tensor score = torch.linear(kernel.to(a.scalar_type()), a).add(layers.parameter(bias));
      Tensor half = score.mul(new Scalar(0.5));
      return scope.keep(torch.cat(new TensorVector(half.neg(), half), 1));
    }
  }

  /** exp(−γ|x − z|²) for rows x, {@code [n, m]}, in double. */
  private Tensor kernel(Layers layers, Tensor x) {
    Tensor z = layers.parameter(landmarks).to(ScalarType.Double);
    Tensor product = torch.mm(x, z.t()).mul(new Scalar(-2.0));
    Tensor distance = product.add(squares(x).unsqueeze(1)).add(squares(z).unsqueeze(0));
    // Rounding may leave less than nothing of a point's distance from itself.
    Tensor positive = distance.clamp_min(new Scalar(0.0));
    return positive.mul(layers.parameter(gamma).to(ScalarType.Double)).neg().exp();
  }

  private static Tensor squares(Tensor rows) {
    return rows.mul(rows).sum(1L);
  }

  @Override
  public Optional<Tensor> penalty(Layers layers) {
    try (NativeScope scope = NativeScope.open()) {
      Tensor a = layers.parameter(coefficients).to(ScalarType.Double);
      Tensor z = layers.parameter(landmarks).to(ScalarType.Double);
      Tensor form = torch.mm(torch.mm(a, kernel(layers, z)), a.t()).sum();
      Tensor half = layers.parameter(ridge).to(ScalarType.Double).mul(new Scalar(0.5));
      return Optional.of(scope.keep(form.mul(half)));
    }
  }

  @Override
  public Optional<String> penaltyName() {
    return Optional.of("λ/2 aᵀKa");
  }

  @Override
  public List<PermutationGroup> unitGroups() {
    return List.of();
  }

  /** Those of the distances and of the sum; the exponentials are not counted. */
  @Override
  public long multiplyAdds() {
    List<Integer> shape = landmarks.shape();
    return (long) shape.get(0) * shape.get(1) + shape.get(0);
  }
}
