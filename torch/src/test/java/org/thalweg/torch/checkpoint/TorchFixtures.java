// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Small files that PyTorch 1.13 wrote, and what it put into them.
 *
 * <p>{@code base = torch.arange(24) / 8 - 1}; the state is {@code z.weight = base.reshape(2, 3,
 * 4)}, {@code a.transposed = torch.arange(6).reshape(2, 3).t()}, {@code m.slice = base[4:16:3]} on
 * the same storage, {@code m.scalar = torch.tensor(2.5)} and {@code m.num_batches_tracked =
 * torch.tensor(7)}; every value is exact in every float type.
 */
final class TorchFixtures {
  private TorchFixtures() {}

  static byte[] bytes(String name) throws IOException {
    try (InputStream in = TorchFixtures.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  static Checkpoint state(Map<String, Double> facts, Map<String, String> notes) {
    float[] base = new float[24];
    for (int i = 0; i < base.length; i++) {
      base[i] = i / 8f - 1;
    }
    return Checkpoint.of(
        List.of(
            NamedTensor.of("z.weight", List.of(2, 3, 4), base),
            NamedTensor.of("a.transposed", List.of(3, 2), new float[] {0, 3, 1, 4, 2, 5}),
            NamedTensor.of(
                "m.slice", List.of(4), new float[] {base[4], base[7], base[10], base[13]}),
            NamedTensor.of("m.scalar", List.of(), new float[] {2.5f}),
            NamedTensor.of("m.num_batches_tracked", List.of(), new float[] {7})),
        facts,
        notes);
  }

  /** {@code DataParallel(module).state_dict()}: one convolution, one batch norm. */
  static List<String> moduleNames() {
    return List.of(
        "conv.weight",
        "conv.bias",
        "bn.weight",
        "bn.bias",
        "bn.running_mean",
        "bn.running_var",
        "bn.num_batches_tracked");
  }
}
