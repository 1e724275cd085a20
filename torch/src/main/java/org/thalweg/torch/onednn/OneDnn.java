// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.onednn;

import java.util.Locale;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.cpu_isa;
import org.bytedeco.dnnl.stream;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.engine.TorchEngine;

/**
 * oneDNN, beside the copy inside libtorch, which offers only parts of it.
 *
 * <p>Runs on the threads of whoever calls, one at a time, as libtorch is told to: both share one
 * OpenMP. Thread-safe.
 */
public final class OneDnn {
  private static final class Loaded {
    static final Optional<OneDnn> LIBRARY = load();
  }

  private final engine cpu;
  private final stream work;
  private final dnnl_stream queue;
  private final String name;
  private final int instructionSet;

  private OneDnn() {
    try (NativeScope scope = NativeScope.open()) {
      cpu = new engine(engine.kind.cpu, 0).retainReference();
      work = new stream(cpu).retainReference();
      queue = work.get();
      dnnl_version_t version = dnnl.dnnl_version();
      name = "oneDNN %d.%d.%d".formatted(version.major(), version.minor(), version.patch());
      instructionSet = dnnl.get_effective_cpu_isa().value;
    }
  }

  /**
   * The library, where it has kernels for the processor and a trial of them comes out right.
   *
   * <p>It generates code for x86-64 alone; elsewhere it would be slower than libtorch.
   */
  public static Optional<OneDnn> library() {
    return Loaded.LIBRARY;
  }

  private static Optional<OneDnn> load() {
    if (!TorchEngine.load().hasOneDnn()) {
      return Optional.empty();
    }
    OneDnn library = new OneDnn();
    return library.has(cpu_isa.avx2) && Trial.passes(library)
        ? Optional.of(library)
        : Optional.empty();
  }

  /** Such as {@code oneDNN 3.13.0}. */
  public String name() {
    return name;
  }

  /** The widest instructions in use, such as {@code AVX512_CORE_AMX}. */
  public String instructionSet() {
    String widest = "SSE41";
    for (cpu_isa known : cpu_isa.values()) {
      if (known != cpu_isa.isa_default && has(known)) {
        widest = known.name().toUpperCase(Locale.ROOT);
      }
    }
    return widest;
  }

  /** Whether the processor multiplies bfloat16 faster than float32: AVX512-BF16 or AMX. */
  public boolean acceleratesBfloat16() {
    return has(cpu_isa.avx512_core_bf16);
  }

  private boolean has(cpu_isa wanted) {
    return (instructionSet & wanted.value) == wanted.value;
  }

  engine cpu() {
    return cpu;
  }

  stream work() {
    return work;
  }

  /** The same, as calls without a wrapper want it. */
  dnnl_stream queue() {
    return queue;
  }
}
