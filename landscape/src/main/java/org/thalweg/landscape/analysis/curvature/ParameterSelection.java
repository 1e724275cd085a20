// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.curvature;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;

/**
 * The trainable parameters that derivatives are taken by, and their coordinates.
 *
 * <p>Coordinates are the entries of the chosen blocks, one block after the other in layout order.
 * Immutable.
 */
public final class ParameterSelection {
  private final ParameterLayout layout;
  private final int[] blocks;
  private final int size;

  private ParameterSelection(ParameterLayout layout, Predicate<ParameterBlock> which) {
    this.layout = layout;
    this.blocks =
        IntStream.range(0, layout.blocks().size())
            .filter(b -> layout.block(b).role().trainable() && which.test(layout.block(b)))
            .toArray();
    this.size = IntStream.of(blocks).map(b -> layout.block(b).size()).sum();
    if (size == 0) {
      throw new IllegalArgumentException(
          "a selection holds at least one trainable parameter, got none of " + layout);
    }
  }

  /** All that an optimiser moves. */
  public static ParameterSelection all(ParameterLayout layout) {
    return of(layout, block -> true);
  }

  /** Tensors of two axes or more, as in the reference's Hessian maps: no biases, no norms. */
  public static ParameterSelection weights(ParameterLayout layout) {
    return of(layout, block -> !block.isBiasOrNorm());
  }

  /** The trainable blocks that {@code which} accepts. */
  public static ParameterSelection of(ParameterLayout layout, Predicate<ParameterBlock> which) {
    return new ParameterSelection(layout, which);
  }

  /** What vectors of parameters look like, chosen or not. */
  public ParameterLayout layout() {
    return layout;
  }

  /** The number of coordinates. */
  public int size() {
    return size;
  }

  /** The chosen blocks, in order. */
  public List<ParameterBlock> blocks() {
    return IntStream.of(blocks).mapToObj(layout::block).toList();
  }

  /** The same without the blocks that {@code which} rejects. */
  public ParameterSelection and(Predicate<ParameterBlock> which) {
    List<ParameterBlock> chosen = blocks();
    return of(layout, block -> chosen.contains(block) && which.test(block));
  }

  /** The chosen entries of {@code vector}, as coordinates. */
  public double[] coordinatesOf(ParameterVector vector) {
    if (!vector.layout().equals(layout)) {
      throw new IllegalArgumentException(
          "a vector over %s is needed, got one over %s".formatted(layout, vector.layout()));
    }
    double[] coordinates = new double[size];
    int next = 0;
    for (int block : blocks) {
      for (int i = layout.offset(block); i < layout.offset(block + 1); i++) {
        coordinates[next++] = vector.get(i);
      }
    }
    return coordinates;
  }

  /** The vector with these coordinates and zeros elsewhere, each entry rounded once. */
  public ParameterVector vectorOf(double[] coordinates) {
    float[] values = new float[layout.size()];
    int[] entries = entries();
    if (coordinates.length != size) {
      throw new IllegalArgumentException(
          "%d coordinates are needed, got %d".formatted(size, coordinates.length));
    }
    for (int i = 0; i < size; i++) {
      values[entries[i]] = (float) coordinates[i];
    }
    return ParameterVector.of(layout, values);
  }

  /** Where the coordinates lie in a vector over the layout. */
  public int[] entries() {
    return IntStream.of(blocks)
        .flatMap(b -> IntStream.range(layout.offset(b), layout.offset(b + 1)))
        .toArray();
  }

  /**
   * Where the coordinates lie among those of a larger selection.
   *
   * @throws IllegalArgumentException if {@code larger} lacks one
   */
  public int[] within(ParameterSelection larger) {
    int[] places = new int[layout.size()];
    int[] outer = larger.entries();
    for (int i = 0; i < outer.length; i++) {
      places[outer[i]] = i + 1;
    }
    int[] inner = entries();
    for (int i = 0; i < inner.length; i++) {
      inner[i] = places[inner[i]] - 1;
      if (inner[i] < 0) {
        throw new IllegalArgumentException(
            "a part's parameters must all be chosen, got %s and %s".formatted(this, larger));
      }
    }
    return inner;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%,d parameters in %d blocks", size, blocks.length);
  }
}
