// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.symmetry;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.thalweg.landscape.parameters.RandomStream;

/**
 * An order of n units: place i of the new order takes unit {@code get(i)} of the old. Immutable.
 */
public final class Permutation {
  private final int[] from;

  private Permutation(int[] from) {
    this.from = from;
  }

  /**
   * The order that takes these units in turn.
   *
   * @throws IllegalArgumentException unless each of 0 … n − 1 occurs once
   */
  public static Permutation of(int... from) {
    boolean[] seen = new boolean[from.length];
    for (int unit : from) {
      if (unit < 0 || unit >= from.length || seen[unit]) {
        throw new IllegalArgumentException(
            "a permutation holds each of 0 to %d once, got %s"
                .formatted(from.length - 1, Arrays.toString(from)));
      }
      seen[unit] = true;
    }
    return new Permutation(from.clone());
  }

  public static Permutation identity(int size) {
    return new Permutation(IntStream.range(0, size).toArray());
  }

  /** Uniform over all orders, and drawn from {@code stream}. */
  public static Permutation random(int size, RandomStream stream) {
    int[] order = IntStream.range(0, size).toArray();
    stream.shuffle(order);
    return new Permutation(order);
  }

  public int size() {
    return from.length;
  }

  /** The old place of the unit at the new place {@code i}. */
  public int get(int i) {
    return from[i];
  }

  /** The order that undoes this one. */
  public Permutation inverse() {
    int[] back = new int[from.length];
    for (int i = 0; i < from.length; i++) {
      back[from[i]] = i;
    }
    return new Permutation(back);
  }

  /** This order first, then {@code next}: place i takes unit {@code get(next.get(i))}. */
  public Permutation then(Permutation next) {
    return new Permutation(IntStream.of(next.from).map(i -> from[i]).toArray());
  }

  /** The number of units that leave their place. */
  public int moved() {
    return (int) IntStream.range(0, from.length).filter(i -> from[i] != i).count();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Permutation permutation && Arrays.equals(from, permutation.from);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(from);
  }

  @Override
  public String toString() {
    return Arrays.toString(from);
  }
}
