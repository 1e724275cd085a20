// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Standard normal numbers for one block of one direction.
 *
 * <p>The stream is a function of (seed, direction, block name) alone: SHA-256 of the three seeds
 * {@code L64X128MixRandom}, and Marsaglia's polar method draws from it. Only exactly specified
 * arithmetic takes part, so that every Java gives the same bits.
 */
final class GaussianStream {
  private static final double TWO_TO_MINUS_52 = 0x1p-52;

  private final RandomGenerator bits;
  private double spare;
  private boolean hasSpare;

  GaussianStream(long seed, int direction, String block) {
    bits = RandomGeneratorFactory.of("L64X128MixRandom").create(hash(seed, direction, block));
  }

  double next() {
    if (hasSpare) {
      hasSpare = false;
      return spare;
    }
    double u;
    double v;
    double square;
    do {
      u = uniform();
      v = uniform();
      square = u * u + v * v;
    } while (square >= 1 || square == 0);
    double factor = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
    spare = v * factor;
    hasSpare = true;
    return u * factor;
  }

  /** Uniform on [−1, 1), from the upper 53 bits. */
  private double uniform() {
    return (bits.nextLong() >> 11) * TWO_TO_MINUS_52;
  }

  private static long hash(long seed, int direction, String block) {
    byte[] name = block.getBytes(StandardCharsets.UTF_8);
    ByteBuffer key = ByteBuffer.allocate(Long.BYTES + Integer.BYTES + name.length);
    key.putLong(seed).putInt(direction).put(name);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.array());
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
