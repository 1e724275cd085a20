// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.onednn;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.post_ops;

/** What becomes of an operation's result before it is written. */
public enum Ending {
  /** Nothing more. */
  NONE,
  /** max(0, x). */
  RELU,
  /** max(0, x + what the output holds). */
  ADD_RELU;

  /**
   * The slope below 0 that stands for 0: 2⁻¹²⁶, the smallest normal number.
   *
   * <p>With a slope of exactly 0 oneDNN turns NaN into 0, and a network that has overflowed would
   * get a finite loss. With this one NaN stays, and what stays of a negative number is lost in the
   * next sum unless it is 10³⁰ times larger than the rest. Most of it is denormal, which is slow
   * unless it is flushed to 0, see {@link FusedCall#run}.
   */
  private static final float NEARLY_FLAT = 0x1p-126f;

  post_ops operations() {
    post_ops operations = new post_ops();
    if (this == ADD_RELU) {
      operations.append_sum();
    }
    if (this != NONE) {
      operations.append_eltwise(dnnl.algorithm.eltwise_relu, NEARLY_FLAT, 0f);
    }
    return operations;
  }
}
