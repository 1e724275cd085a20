// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.spec;

/**
 * What computes, and the seed of every random choice.
 *
 * @param device {@code cpu}
 * @param precision {@code fp32}, {@code fp64} or {@code bf16}; default {@code fp32}
 * @param batchSize images that pass the network at once; 0, the default, for as many as the
 *     architecture's largest activation leaves in cache
 * @param seed of samples, directions and alignment
 */
public record EngineSpec(String device, String precision, int batchSize, long seed) {
  /** The processor in single precision, seed 0. */
  public static final EngineSpec USUAL = new EngineSpec("cpu", "fp32", 0, 0);

  // JSON gives null for what a file leaves out.
  @SuppressWarnings("unused")
  public EngineSpec {
    device = device == null ? "cpu" : device;
    precision = precision == null ? "fp32" : precision;
    if (batchSize < 0) {
      throw new IllegalArgumentException(
          "\"engine.batchSize\" is a number from 0, got " + batchSize);
    }
  }

  /** The same with another seed. */
  public EngineSpec seed(long other) {
    return new EngineSpec(device, precision, batchSize, other);
  }
}
