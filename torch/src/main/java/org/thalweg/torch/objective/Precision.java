// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import java.util.Locale;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** What the forward pass computes in; losses are summed in double either way. */
public enum Precision {
  FP32(ScalarType.Float, ScalarType.Float),
  /** Also leaves parameters unrounded between the coordinates and the layers. */
  FP64(ScalarType.Double, ScalarType.Double),
  /**
   * Factors of convolutions and products in bfloat16, their sums and all else in single precision;
   * gradients in single precision throughout.
   */
  BF16(ScalarType.Float, ScalarType.BFloat16);

  private final ScalarType type;
  private final ScalarType factors;

  Precision(ScalarType type, ScalarType factors) {
    this.type = type;
    this.factors = factors;
  }

  /** libtorch's word for what samples are kept in and sums are made in. */
  public ScalarType type() {
    return type;
  }

  /** libtorch's word for what weights and activations are rounded to before they are multiplied. */
  public ScalarType factors() {
    return factors;
  }

  /**
   * The precision of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Precision named(String name) {
    for (Precision precision : values()) {
      if (precision.toString().equals(name)) {
        return precision;
      }
    }
    throw new IllegalArgumentException(
        "the precision is fp32, fp64 or bf16, got \"%s\"".formatted(name));
  }

  /** The name in files and on the command line, such as {@code fp32}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
