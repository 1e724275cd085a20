// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.engine;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.thalweg.landscape.objective.EngineException;
import org.thalweg.landscape.surface.Question;

/**
 * libtorch, loaded once a process.
 *
 * <p>Every piece of work runs on one intra-op thread: points run in parallel, never the inside of
 * one, so the number of threads changes no bit of any result. libtorch's random generator is global
 * and never drawn from. Thread-safe.
 */
public final class TorchEngine {
  private static final Pattern VERSION = Pattern.compile("TORCH_VERSION=([0-9.]+)");

  private static @Nullable TorchEngine loaded;

  private final String name;
  private final String instructionSet;
  private final boolean oneDnn;

  private TorchEngine() {
    oneDnn = NativeLibraries.load();
    useThreads(1);
    // Where the processor does not suit it, it would say so at every convolution.
    torch.globalContext().setUserEnabledNNPACK(false);
    try (NativeScope scope = NativeScope.open()) {
      Matcher version = VERSION.matcher(torch.show_config().getString());
      name = version.find() ? "libtorch " + version.group(1) : "libtorch";
      instructionSet = torch.get_cpu_capability().getString().toUpperCase(Locale.ROOT);
    }
  }

  /**
   * The engine; the first call unpacks and links the native libraries.
   *
   * @throws EngineException if they do not load on this machine
   */
  public static synchronized TorchEngine load() {
    if (loaded == null) {
      loaded = new TorchEngine();
    }
    return loaded;
  }

  /** Such as {@code libtorch 2.13.0}. */
  public String name() {
    return name;
  }

  /** The widest vector instructions in use, such as {@code AVX512}. */
  public String instructionSet() {
    return instructionSet;
  }

  /** Whether oneDNN was loaded beside libtorch, to be called by itself. */
  public boolean hasOneDnn() {
    return oneDnn;
  }

  /** What a surface's question says of this engine. */
  public Question.Engine question(String precision, int batchSize) {
    return new Question.Engine(name, instructionSet, "cpu", precision, batchSize);
  }

  /**
   * Runs {@code work} without autograd and frees the handles it made.
   *
   * @param operation what an {@link EngineException} says failed
   */
  public <T> T infer(String operation, Supplier<T> work) {
    return infer(operation, 1, work);
  }

  /**
   * As {@link #infer(String, Supplier)} on {@code threads}: to measure a machine, not a surface.
   */
  public <T> T infer(String operation, int threads, Supplier<T> work) {
    return guarded(
        operation,
        threads,
        () -> {
          try (InferenceMode inference = new InferenceMode(true)) {
            return work.get();
          }
        });
  }

  /**
   * Runs {@code work} without autograd, on tensors that autograd may use later; also from inside
   * {@link #infer}.
   */
  public <T> T prepare(String operation, Supplier<T> work) {
    return guarded(
        operation,
        1,
        () -> {
          try (InferenceMode inference = new InferenceMode(false);
              AutoGradMode recording = new AutoGradMode(false)) {
            return work.get();
          }
        });
  }

  /** Runs {@code work} with autograd and frees the handles it made. */
  public <T> T differentiate(String operation, Supplier<T> work) {
    return guarded(
        operation,
        1,
        () -> {
          try (AutoGradMode recording = new AutoGradMode(true)) {
            return work.get();
          }
        });
  }

  private static <T> T guarded(String operation, int threads, Supplier<T> work) {
    // OpenMP has a count for each thread: a worker that never set its own would take every core.
    if (torch.get_num_threads() != threads) {
      useThreads(threads);
    }
    try (NativeScope scope = NativeScope.open()) {
      return work.get();
    } catch (RuntimeException e) {
      // A C++ exception arrives bare, a stack of native frames in its message.
      throw e.getClass() == RuntimeException.class ? failure(operation, e) : e;
    } finally {
      if (threads != 1) {
        // OpenBLAS has one count for all threads: left as it is, it would change others' bits.
        useThreads(1);
      }
    }
  }

  /** The one line of a native failure that says what is wrong. */
  public static String reason(RuntimeException failure) {
    List<String> lines =
        String.valueOf(failure.getMessage()).lines().filter(line -> !line.isBlank()).toList();
    if (lines.isEmpty()) {
      return "no reason";
    }
    // A script's failure begins with where it happened; the reason is its last line.
    return lines.get(lines.get(0).contains("TorchScript interpreter") ? lines.size() - 1 : 0);
  }

  private static EngineException failure(String operation, RuntimeException cause) {
    return new EngineException(operation + " failed: " + reason(cause), cause);
  }

  private static void useThreads(int threads) {
    try (NativeScope scope = NativeScope.open()) {
      torch.set_num_threads(threads);
      openblas_nolapack.blas_set_num_threads(threads);
    }
  }
}
