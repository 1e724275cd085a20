// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.surface;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The samples of a grid by node, in the grid's order.
 *
 * <p>An array, since a grid may have a million nodes, most of them sampled in the end: a tree of
 * them takes longer than measuring a small model. Entries are added or replaced, not removed.
 */
public final class SamplesByNode extends AbstractMap<Integer, Sample> {
  private final @Nullable Sample[] samples;
  private int size;

  /** None of so many nodes. */
  public SamplesByNode(int nodes) {
    samples = new Sample[nodes];
  }

  /** Adds each under its own node; a later one replaces an earlier one. */
  public SamplesByNode addAll(Collection<? extends Sample> further) {
    further.forEach(this::add);
    return this;
  }

  /** Adds one under its own node, in the place of what is there. */
  public void add(Sample sample) {
    put(sample.index(), sample);
  }

  @Override
  public @Nullable Sample put(Integer node, Sample sample) {
    Sample before = samples[Objects.checkIndex(node, samples.length)];
    samples[node] = sample;
    if (before == null) {
      size++;
    }
    return before;
  }

  @Override
  public @Nullable Sample get(@Nullable Object node) {
    return node instanceof Integer index && index >= 0 && index < samples.length
        ? samples[index]
        : null;
  }

  @Override
  public boolean containsKey(@Nullable Object node) {
    return get(node) != null;
  }

  @Override
  public int size() {
    return size;
  }

  /** A copy of the samples in the grid's order. */
  public List<Sample> inOrder() {
    return Arrays.stream(samples).filter(Objects::nonNull).map(Sample.class::cast).toList();
  }

  @Override
  public Set<Map.Entry<Integer, Sample>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<Integer, Sample>> iterator() {
        return IntStream.range(0, samples.length)
            .filter(node -> samples[node] != null)
            .mapToObj(node -> Map.entry(node, Objects.requireNonNull(samples[node])))
            .iterator();
      }

      @Override
      public int size() {
        return size;
      }
    };
  }
}
