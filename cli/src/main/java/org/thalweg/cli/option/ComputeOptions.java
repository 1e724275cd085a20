// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.thalweg.study.spec.EngineSpec;
import org.thalweg.torch.objective.Precision;
import org.thalweg.torch.onednn.OneDnn;
import picocli.CommandLine.Option;

/** What computes, and from which seed. */
public final class ComputeOptions {

  @Option(
      names = "--seed",
      defaultValue = "0",
      paramLabel = "N",
      description = "The seed of every random choice (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Points measured at once (default: all cores). Changes no bit of the result.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = {
        "Images that pass the network at once (default: as many as the largest",
        "activation leaves in cache, 25 for resnet56; 125 with --bn recomputed)."
      })
  private @Nullable Integer batchSize;

  @Option(
      names = "--device",
      defaultValue = "cpu",
      paramLabel = "cpu",
      description = "Where to compute (default: ${DEFAULT-VALUE}).")
  private String device;

  @Option(
      names = "--precision",
      defaultValue = "fp32",
      paramLabel = "fp32|fp64|bf16",
      description = "The arithmetic (default: ${DEFAULT-VALUE}).")
  private Precision precision;

  public long seed() {
    return seed;
  }

  /** At least 1. */
  public int threads() {
    if (threads < 1) {
      throw new IllegalArgumentException("--threads takes a number from 1, got " + threads);
    }
    return threads;
  }

  /** At least 1; 0 where the network is to decide. */
  public int batchSize() {
    if (batchSize == null) {
      return 0;
    }
    if (batchSize < 1) {
      throw new IllegalArgumentException("--batch-size takes a number from 1, got " + batchSize);
    }
    return batchSize;
  }

  /** {@code cpu}; others come with the GPU libraries. */
  public String device() {
    if (!device.equals("cpu")) {
      throw new IllegalArgumentException(
          "--device: this build computes on the cpu alone, got \"%s\"".formatted(device));
    }
    return device;
  }

  /** What was asked for. */
  public EngineSpec spec() {
    return new EngineSpec(device(), precision.toString(), batchSize(), seed);
  }

  /** What is to be said of the precision on this processor, if anything. */
  public Optional<String> remark() {
    boolean pays = OneDnn.library().map(OneDnn::acceleratesBfloat16).orElse(false);
    return precision != Precision.BF16 || pays
        ? Optional.empty()
        : Optional.of(
            "--precision bf16 does not pay here: the processor has neither AVX512-BF16 nor AMX");
  }

  /**
   * For commands that take gradients.
   *
   * @throws IllegalArgumentException if it is bf16
   */
  public void requireDifferentiable() {
    if (precision == Precision.BF16) {
      throw new IllegalArgumentException(
          "--precision bf16 is for losses; derivatives are computed in fp32 or fp64");
    }
  }

  public Precision precision() {
    return precision;
  }
}
