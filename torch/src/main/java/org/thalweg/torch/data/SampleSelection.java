// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which images of a split are used: all, the first ones, or a seeded, class-balanced choice.
 *
 * <p>Written {@code all}, {@code first:N} or {@code N}. The chosen ones keep their file order.
 */
public sealed interface SampleSelection {
  String ALL = "all";
  String FIRST = "first:";

  /** The positions of the chosen images, ascending. */
  int[] choose(Dataset dataset);

  /**
   * Parses {@code all}, {@code first:N} or {@code N}.
   *
   * @param seed decides which N images are taken; without effect on the other two
   */
  static SampleSelection parse(String text, long seed) {
    String trimmed = text.trim();
    if (trimmed.equals(ALL)) {
      return new All();
    }
    boolean first = trimmed.startsWith(FIRST);
    try {
      int count = Integer.parseInt(first ? trimmed.substring(FIRST.length()) : trimmed);
      return first ? new First(count) : new Balanced(count, seed);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "samples are written all, first:N or N, got \"%s\"".formatted(text), e);
    }
  }

  /** Every image. */
  record All() implements SampleSelection {
    @Override
    public int[] choose(Dataset dataset) {
      return IntStream.range(0, dataset.count()).toArray();
    }

    @Override
    public String toString() {
      return ALL;
    }
  }

  /** The first {@code count} images in file order. */
  record First(int count) implements SampleSelection {
    public First {
      requirePositive(count);
    }

    @Override
    public int[] choose(Dataset dataset) {
      requireEnough(count, dataset);
      return IntStream.range(0, count).toArray();
    }

    @Override
    public String toString() {
      return FIRST + count;
    }
  }

  /**
   * A choice of {@code count} images, as many of each class as can be.
   *
   * <p>Each image's rank in its class is a hash of (seed, class, position in the class); images are
   * taken rank by rank, one of every class, so what is chosen depends on nothing else, and a larger
   * choice contains every smaller one. A class that runs out leaves its share to the others.
   * Without classes all samples are of one.
   */
  record Balanced(int count, long seed) implements SampleSelection {
    public Balanced {
      requirePositive(count);
    }

    @Override
    public int[] choose(Dataset dataset) {
      requireEnough(count, dataset);
      int classes = Math.max(1, dataset.info().classes().size());
      List<int[]> ranked =
          IntStream.range(0, classes).mapToObj(label -> ranked(dataset, label)).toList();
      int[] chosen = new int[count];
      int taken = 0;
      for (int rank = 0; taken < count; rank++) {
        for (int label = 0; label < classes && taken < count; label++) {
          if (rank < ranked.get(label).length) {
            chosen[taken++] = ranked.get(label)[rank];
          }
        }
      }
      Arrays.sort(chosen);
      return chosen;
    }

    private int[] ranked(Dataset dataset, int label) {
      int[] members =
          IntStream.range(0, dataset.count()).filter(i -> dataset.stratum(i) == label).toArray();
      long stream = mix(mix(seed) + label);
      return IntStream.range(0, members.length)
          .boxed()
          .sorted(Comparator.comparingLong(position -> mix(stream + position)))
          .mapToInt(position -> members[position])
          .toArray();
    }

    /** A step of SplitMix64 (Steele, Lea and Flood 2014): a bijection that scatters its input. */
    private static long mix(long value) {
      long z = value + 0x9e3779b97f4a7c15L;
      z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
      z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
      return z ^ (z >>> 31);
    }

    @Override
    public String toString() {
      return String.valueOf(count);
    }
  }

  private static void requirePositive(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("samples must be at least 1, got " + count);
    }
  }

  private static void requireEnough(int count, Dataset dataset) {
    if (count > dataset.count()) {
      throw new IllegalArgumentException(
          "asks for %d samples, but the %s split of %s has %d"
              .formatted(count, dataset.info().split(), dataset.info().name(), dataset.count()));
    }
  }
}
