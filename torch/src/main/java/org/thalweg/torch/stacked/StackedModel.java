// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.stacked;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.torch.data.Targets;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.NativeOwner;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.model.layer.ConvolutionChain;
import org.thalweg.torch.model.layer.DenseChain;
import org.thalweg.torch.model.layer.Feedforward;

/**
 * One small network on a subspace, measured at a whole block of points in each product.
 *
 * <p>In single precision, sums over samples in double. A point's bits depend on its coordinates
 * alone: blocks are always whole, and every operation treats all places in a block alike. Costs,
 * once, the first layer at the centre and along every direction, and keeps (2 + 2d) × samples ×
 * units numbers; they belong to the owner. Thread-safe.
 */
public final class StackedModel {
  private final Stack stack;
  private final BlockShape shape;
  private final List<Tile> tiles;
  private final StackedLoss loss;
  private final Reach reach;

  private StackedModel(
      Stack stack, BlockShape shape, List<Tile> tiles, StackedLoss loss, Reach reach) {
    this.stack = stack;
    this.shape = shape;
    this.tiles = tiles;
    this.loss = loss;
    this.reach = reach;
  }

  /**
   * The network on centre + Σ cₖ directionₖ; empty where {@linkplain BlockShape blocks do not pay}.
   *
   * @param vectors the centre and every direction over {@code layout}, in double
   * @param owner keeps what it keeps
   */
  public static Optional<StackedModel> of(
      Feedforward network,
      ParameterLayout layout,
      List<Tensor> vectors,
      StackedSamples samples,
      StackedLoss loss,
      NativeOwner owner) {
    return BlockShape.of(network, vectors.size() - 1, samples.count())
        .map(
            shape -> {
              List<Parameters> all = vectors.stream().map(v -> new Parameters(layout, v)).toList();
              return of(network, all, samples, loss, shape, owner);
            });
  }

  private static StackedModel of(
      Feedforward network,
      List<Parameters> vectors,
      StackedSamples samples,
      StackedLoss loss,
      BlockShape shape,
      NativeOwner owner) {
    List<Tile> tiles = Tile.of(samples.count(), shape.samples());
    Readout readout = readout(network, samples, owner);
    List<Tensor> units;
    Stack stack;
    if (network instanceof ConvolutionChain chain) {
      units = FirstLayer.of(chain.stages().get(0), vectors, samples);
      stack = new Convolutions(chain, vectors, units, readout, tiles, owner);
    } else {
      DenseChain chain = (DenseChain) network;
      units = FirstLayer.of(chain.first(), vectors, samples);
      stack =
          chain.further().isEmpty()
              ? new OneLayer(outputs(chain, units), readout, tiles, owner)
              : new SeveralLayers(chain, vectors, units, readout, tiles, owner);
    }
    return new StackedModel(stack, shape, tiles, loss, new Reach(vectors, units));
  }

  private static List<Tensor> outputs(DenseChain chain, List<Tensor> units) {
    return chain.twoSided() ? units.stream().map(FirstLayer::twoSided).toList() : units;
  }

  private static Readout readout(Feedforward network, StackedSamples samples, NativeOwner owner) {
    if (samples.targets() instanceof Targets.Classes classes) {
      return new Margins(classes.toArray(), network.outputs(), owner);
    }
    if (samples.targets() instanceof Targets.Values values) {
      Tensor flat = HostArrays.toTensor(values.toArray(), values.count(), values.outputs());
      return new Residuals(flat.to(ScalarType.Double), owner);
    }
    TensorVector rows = new TensorVector();
    samples.rows().forEach(part -> rows.push_back(part.get().flatten(1, -1)));
    return new Residuals(torch.cat(rows, 0).to(ScalarType.Double), owner);
  }

  /** Points of one block. */
  public int blockSize() {
    return shape.points();
  }

  /**
   * Measures points, in their order; empty where something overflows and the network is to say how.
   *
   * <p>Frees what it makes; to be called where libtorch does not record.
   */
  public List<Optional<Totals>> measure(List<Coordinates> points) {
    List<Optional<Totals>> found =
        new ArrayList<>(Collections.nCopies(points.size(), Optional.empty()));
    List<Integer> open =
        IntStream.range(0, points.size())
            .filter(i -> reach.includes(points.get(i)))
            .boxed()
            .toList();
    for (Optional<StackedLoss> next = Optional.of(loss);
        next.isPresent() && !open.isEmpty();
        next = next.get().next()) {
      open = settle(open, points, next.get(), found);
    }
    return found;
  }

  /** Measures what is open by one form of the loss; what is open then. */
  private List<Integer> settle(
      List<Integer> open,
      List<Coordinates> points,
      StackedLoss form,
      List<Optional<Totals>> found) {
    List<Integer> left = new ArrayList<>();
    for (int from = 0; from < open.size(); from += shape.points()) {
      List<Integer> lanes = open.subList(from, Math.min(from + shape.points(), open.size()));
      Totals[] totals = block(lanes.stream().map(points::get).toList(), form);
      for (int lane = 0; lane < lanes.size(); lane++) {
        if (totals[lane].isFinite()) {
          found.set(lanes.get(lane), Optional.of(totals[lane]));
        } else {
          left.add(lanes.get(lane));
        }
      }
    }
    return left;
  }

  private Totals[] block(List<Coordinates> points, StackedLoss form) {
    try (NativeScope scope = NativeScope.open()) {
      PointBlock block = new PointBlock(points, shape.points());
      Stack.Pass pass = stack.at(block);
      BlockTally tally = new BlockTally(points.size(), block.size());
      for (int tile = 0; tile < tiles.size(); tile++) {
        try (NativeScope passing = NativeScope.open()) {
          tally.add(pass.outputs(tile), form);
        }
      }
      return tally.totals();
    }
  }
}
