// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.parameters;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Random numbers defined by a seed and a name alone.
 *
 * <p>A stream a block: no block's numbers depend on which others are drawn, or in which order. Only
 * 64-bit words come from the JDK's L64X128MixRandom; the rest is defined here and stays the same.
 */
public final class RandomStream {
  private final RandomGenerator words;

  private RandomStream(long seed) {
    words = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /** The stream of {@code name} under {@code seed}. */
  public static RandomStream of(long seed, String name) {
    MessageDigest digest = Fingerprint.sha256();
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
    byte[] hash = digest.digest(name.getBytes(StandardCharsets.UTF_8));
    return new RandomStream(ByteBuffer.wrap(hash).getLong());
  }

  /** Uniform in (-1, 1). */
  private double symmetric() {
    return (words.nextLong() >> 11) * 0x1.0p-52;
  }

  /** Standard normal, by Marsaglia's polar method. */
  public double nextGaussian() {
    double u;
    double s;
    do {
      u = symmetric();
      double v = symmetric();
      s = u * u + v * v;
    } while (s >= 1 || s == 0);
    return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
  }

  /** Uniform among 0 to {@code bound − 1}, to within bound/2³². */
  public int nextInt(int bound) {
    return (int) (((words.nextLong() >>> 32) * bound) >>> 32);
  }

  /** Puts {@code values} into a random order (Fisher and Yates). */
  public void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = nextInt(i + 1);
      int held = values[i];
      values[i] = values[j];
      values[j] = held;
    }
  }
}
