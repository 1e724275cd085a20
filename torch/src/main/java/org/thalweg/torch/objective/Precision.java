// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import java.util.Locale;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** What the forward pass computes in; losses are summed in double either way. */
public enum Precision {
  FP32(ScalarType.Float),
  /** Also leaves parameters unrounded between the coordinates and the layers. */
  FP64(ScalarType.Double);

  private final ScalarType type;

  Precision(ScalarType type) {
    this.type = type;
  }

  /** libtorch's word for it. */
  public ScalarType type() {
    return type;
  }

  /** The name in files and on the command line, such as {@code fp32}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
