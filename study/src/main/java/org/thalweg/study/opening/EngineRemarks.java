// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.opening;

import java.util.Optional;
import org.thalweg.study.spec.EngineSpec;
import org.thalweg.torch.onednn.OneDnn;

/** What is to be said of an engine on this processor before it is used. */
public final class EngineRemarks {
  private EngineRemarks() {}

  /** A line where the asked precision is no faster than single precision here. */
  public static Optional<String> of(EngineSpec engine) {
    boolean pays = OneDnn.library().map(OneDnn::acceleratesBfloat16).orElse(false);
    return !engine.precision().equals("bf16") || pays
        ? Optional.empty()
        : Optional.of(
            "precision bf16 does not pay here: the processor has neither AVX512-BF16 nor AMX");
  }
}
