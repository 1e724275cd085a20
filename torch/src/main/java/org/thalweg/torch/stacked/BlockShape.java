// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.stacked;

import java.util.Optional;
import org.thalweg.torch.model.layer.ConvolutionChain;
import org.thalweg.torch.model.layer.DenseChain;
import org.thalweg.torch.model.layer.DenseLayer;
import org.thalweg.torch.model.layer.Feedforward;

/**
 * How many points and how many samples pass a small network together, and which networks are small.
 *
 * <p>A rule of architecture, dimension and data alone, never of a measurement: the block decides
 * bits, and the same question has to find the same ones everywhere.
 *
 * @param points of one block; a multiple of 8, so that every point lies in a whole vector
 * @param samples that pass at once
 */
record BlockShape(int points, int samples) {
  /** Values of the widest layer that are alive at once: half a mebibyte, of the cache's two. */
  private static final int ALIVE = 1 << 17;

  /** Wider layers fill the processor with one point. */
  private static final int WIDEST = 256;

  /** More weights behind the first layer are more work to lay out than a block saves. */
  private static final int MOST_WEIGHTS = 1 << 16;

  /** 256 MiB of first-layer outputs a slice. */
  private static final long MOST_KEPT = 1L << 26;

  private static final int FEWEST_POINTS = 8;

  /** Values of a pool's window, and a half: grouped convolutions want more than a few images. */
  private static final int POOLED = 8;

  /** One layer has no product of its own a point: more points, less overhead. */
  private static final int POINTS_OF_ONE_LAYER = 256;

  private static final int SAMPLES_OF_MANY_LAYERS = 512;

  /**
   * The shape for a network that blocks pay for.
   *
   * <p>No dense layer may be wider than 256 units; at most 65,536 weights may lie behind the first
   * layer; and what is kept of the first layer, (2 + 2 × dimension) × samples × units, may be at
   * most 2²⁶ numbers.
   */
  static Optional<BlockShape> of(Feedforward network, int dimension, int count) {
    if (network instanceof ConvolutionChain chain) {
      return pays(chain.dense(), convolved(chain), chain.firstUnits(), dimension, count)
          ? Optional.of(convolutions(chain, count))
          : Optional.empty();
    }
    DenseChain chain = (DenseChain) network;
    int units = Math.max(chain.first().out(), chain.outputs());
    if (!pays(chain, -size(chain.first()), units, dimension, count)) {
      return Optional.empty();
    }
    int width = chain.links().stream().mapToInt(link -> link.layer().out()).max().orElse(0) + 1;
    return Optional.of(
        chain.further().isEmpty() ? oneLayer(chain.outputs(), count) : layers(width, count));
  }

  /** Weights of the convolutions behind the first. */
  private static long convolved(ConvolutionChain chain) {
    return chain.stages().stream()
        .skip(1)
        .mapToLong(layer -> size(layer.in(), layer.out()) * layer.kernel() * layer.kernel())
        .sum();
  }

  /**
   * Whether dense layers and {@code further} weights are few, and what is kept fits.
   *
   * @param units of the first layer
   */
  private static boolean pays(DenseChain dense, long further, int units, int dimension, int count) {
    boolean narrow = dense.links().stream().allMatch(link -> link.layer().out() <= WIDEST);
    long weights = dense.links().stream().mapToLong(link -> size(link.layer())).sum() + further;
    return narrow && weights <= MOST_WEIGHTS && (2L + 2L * dimension) * count * units <= MOST_KEPT;
  }

  private static long size(DenseLayer layer) {
    return size(layer.in(), layer.out());
  }

  private static long size(int in, int out) {
    return (long) in * out;
  }

  private static BlockShape convolutions(ConvolutionChain chain, int count) {
    return evenly(FEWEST_POINTS, chain.firstUnits() / POOLED, count);
  }

  private static BlockShape oneLayer(int outputs, int count) {
    return evenly(POINTS_OF_ONE_LAYER, outputs, count);
  }

  private static BlockShape layers(int width, int count) {
    int fitting = ALIVE / (width * Math.min(count, SAMPLES_OF_MANY_LAYERS));
    int points = Integer.highestOneBit(Math.max(fitting, FEWEST_POINTS));
    return evenly(Math.min(points, POINTS_OF_ONE_LAYER), width, count);
  }

  /** As many samples at once as stay in the cache, in parts of nearly the same size. */
  private static BlockShape evenly(int points, int width, int count) {
    int most = Math.max(1, ALIVE / (points * width));
    int parts = (count + most - 1) / most;
    return new BlockShape(points, (count + parts - 1) / parts);
  }
}
