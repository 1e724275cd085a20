// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The persistences of finite pairs in a few numbers.
 *
 * @param average death − birth; empty without pairs
 * @param maximum empty without pairs
 * @param entropy −Σ pᵢ log pᵢ over the shares of the total, in nats
 */
public record PersistenceSummary(
    int count, OptionalDouble average, OptionalDouble maximum, double total, double entropy) {
  private static final double DIAGONAL = Math.sqrt(0.5);

  /** The summary of these pairs, which must all have finite persistence. */
  public static PersistenceSummary of(List<PersistencePair> pairs) {
    double[] lives = pairs.stream().mapToDouble(PersistencePair::persistence).toArray();
    double total = 0;
    double maximum = 0;
    for (double life : lives) {
      total += life;
      maximum = Math.max(maximum, life);
    }
    double entropy = 0;
    for (double life : lives) {
      double share = life / total;
      entropy -= share > 0 ? share * Math.log(share) : 0;
    }
    boolean any = lives.length > 0;
    return new PersistenceSummary(
        lives.length,
        any ? OptionalDouble.of(total / lives.length) : OptionalDouble.empty(),
        any ? OptionalDouble.of(maximum) : OptionalDouble.empty(),
        total,
        entropy);
  }

  /** The same with the distance from the diagonal for persistence: all lengths over √2. */
  public PersistenceSummary fromDiagonal() {
    return new PersistenceSummary(
        count, scaled(average), scaled(maximum), total * DIAGONAL, entropy);
  }

  private static OptionalDouble scaled(OptionalDouble value) {
    return value.isPresent()
        ? OptionalDouble.of(value.getAsDouble() * DIAGONAL)
        : OptionalDouble.empty();
  }
}
