// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class HostArraysTest {

  /** A network without batch norm has no running statistics. */
  @Test
  void emptyArrays_travelBothWays() {
    TorchEngine.load()
        .infer(
            "copying",
            () -> {
              Tensor empty = HostArrays.toTensor(new float[0]);
              assertThat(empty.numel()).isZero();
              assertThat(HostArrays.toFloats(empty)).isEmpty();
              assertThat(HostArrays.toDoubles(empty)).isEmpty();
              return empty;
            });
  }
}
