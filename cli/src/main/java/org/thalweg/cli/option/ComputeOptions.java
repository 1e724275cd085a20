// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thalweg.study.spec.EngineSpec;
import picocli.CommandLine.Option;

/** What computes, and from which seed. */
public final class ComputeOptions {
  private static final List<String> PRECISIONS = List.of("fp32", "fp64", "bf16");

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
  private String precision;

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
    return new EngineSpec(device(), precision(), batchSize(), seed);
  }

  /** One of those that there are. */
  public String precision() {
    if (!PRECISIONS.contains(precision)) {
      throw new IllegalArgumentException(
          "--precision is one of %s, got \"%s\""
              .formatted(String.join(", ", PRECISIONS), precision));
    }
    return precision;
  }

  /**
   * For commands that take gradients.
   *
   * @throws IllegalArgumentException if it is bf16
   */
  public void requireDifferentiable() {
    if (precision.equals("bf16")) {
      throw new IllegalArgumentException(
          "--precision bf16 is for losses; derivatives are computed in fp32 or fp64");
    }
  }
}
