// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.parameters;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Named blocks in their order, and where each begins in the flat vector.
 *
 * <p>The order is that of the model's state: trainable blocks and running statistics as its
 * checkpoints hold them. Immutable.
 */
public final class ParameterLayout {
  private final List<ParameterBlock> blocks;
  private final int[] offsets;
  private final Map<String, Integer> indexOf = new HashMap<>();

  public ParameterLayout(List<ParameterBlock> blocks) {
    this.blocks = List.copyOf(blocks);
    this.offsets = new int[blocks.size() + 1];
    for (int i = 0; i < blocks.size(); i++) {
      ParameterBlock block = blocks.get(i);
      offsets[i + 1] = Math.addExact(offsets[i], block.size());
      if (indexOf.put(block.name(), i) != null) {
        throw new IllegalArgumentException(
            "block names must differ, got \"%s\" twice".formatted(block.name()));
      }
    }
  }

  public List<ParameterBlock> blocks() {
    return blocks;
  }

  public ParameterBlock block(int index) {
    return blocks.get(index);
  }

  /** Where block {@code index} begins in the flat vector. */
  public int offset(int index) {
    return offsets[index];
  }

  /** The number of entries of all blocks. */
  public int size() {
    return offsets[blocks.size()];
  }

  /** The number of entries that an optimiser moves. */
  public int trainableSize() {
    return blocks.stream().filter(b -> b.role().trainable()).mapToInt(ParameterBlock::size).sum();
  }

  /** The position of a named block. */
  public OptionalInt find(String name) {
    Integer index = indexOf.get(name);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ParameterLayout layout && layout.blocks.equals(blocks);
  }

  @Override
  public int hashCode() {
    return blocks.hashCode();
  }

  @Override
  public String toString() {
    return "%d blocks, %d entries".formatted(blocks.size(), size());
  }
}
