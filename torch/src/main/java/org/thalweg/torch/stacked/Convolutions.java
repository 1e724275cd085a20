// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.stacked;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.torch.engine.NativeOwner;
import org.thalweg.torch.model.layer.ConvolutionChain;
import org.thalweg.torch.model.layer.ConvolutionLayer;

/**
 * Convolutions with pooling, then {@link DenseTail}: the first is linear in the coordinates, the
 * others are grouped, a group a point.
 *
 * <p>The first convolution's values lie as four slabs, one for each place in a pool's window, so
 * that pooling is the largest of four products. Further activations are {@code [samples, height,
 * width, points, channels]}; their pools are the largest of four strided views. Both cost a
 * twentieth of {@code max_pool2d} on as few channels.
 */
final class Convolutions implements Stack {
  /** Pixels along a pool's side. */
  private static final int POOL = 2;

  private final ConvolutionChain chain;
  private final Readout readout;
  private final List<Tile> samples;

  /** By tile, then by place in the window. */
  private final List<List<Tensor>> first = new ArrayList<>();

  private final long[] pooled;
  private final List<Tensor> vectors = new ArrayList<>();
  private final DenseTail tail;

  /**
   * @param units of the first convolution at centre and directions, {@code [n, channels, height,
   *     width]}, in double
   */
  Convolutions(
      ConvolutionChain chain,
      List<Parameters> parameters,
      List<Tensor> units,
      Readout readout,
      List<Tile> samples,
      NativeOwner owner) {
    this.chain = chain;
    this.readout = readout;
    this.samples = samples;
    this.tail = new DenseTail(chain.dense().links(), parameters, owner);
    Tensor like = units.get(0);
    pooled = new long[] {like.size(2) / POOL, like.size(3) / POOL, like.size(1)};
    for (Tile tile : samples) {
      List<Tensor> slabs = new ArrayList<>();
      for (int place = 0; place < POOL * POOL; place++) {
        int at = place;
        slabs.add(owner.own(PointBlock.factored(units, z -> slab(z, tile, at), 0)));
      }
      first.add(slabs);
    }
    for (ConvolutionLayer layer : further()) {
      TensorVector rows = new TensorVector();
      parameters.forEach(p -> rows.push_back(p.flat(layer)));
      vectors.add(owner.own(torch.stack(rows, 0)));
    }
  }

  private List<ConvolutionLayer> further() {
    return chain.stages().subList(1, chain.stages().size());
  }

  /**
   * One place of every window, channels innermost: {@code [samples · height · width · channels]}.
   */
  private static Tensor slab(Tensor units, Tile tile, int place) {
    Tensor images = units.narrow(0, tile.from(), tile.count()).permute(0, 2, 3, 1);
    return window(images, place).to(ScalarType.Float).contiguous().view(-1);
  }

  /** {@code [n, height, width, …]} at one place of every window; what is left over is left out. */
  private static Tensor window(Tensor images, int place) {
    Tensor rows = every(images, 1, place / POOL);
    return every(rows, 2, place % POOL);
  }

  private static Tensor every(Tensor images, int axis, int from) {
    long windows = images.size(axis) / POOL;
    return images
        .narrow(axis, 0, windows * POOL)
        .unflatten(axis, new long[] {windows, POOL})
        .select(axis + 1, from);
  }

  @Override
  public Pass at(PointBlock block) {
    Tensor factors = block.rows();
    List<Tensor> filters = filters(block);
    List<Tensor> weights = tail.at(block);
    return number -> {
      Tile tile = samples.get(number);
      Tensor images = begin(factors, first.get(number), tile.count());
      for (int k = 0; k < filters.size(); k++) {
        images = convolve(images, further().get(k), filters.get(k));
      }
      Tensor outputs = tail.outputs(weights, flattened(images));
      return new Outputs(readout.behind(outputs, tile), 1, chain.outputs());
    };
  }

  /** Weights and biases of the further convolutions, {@code [points, out · in · k² + out]}. */
  private List<Tensor> filters(PointBlock block) {
    Tensor factors = block.exactRows();
    return vectors.stream().map(v -> torch.mm(factors, v).to(ScalarType.Float)).toList();
  }

  /** The first convolution, pooled: {@code [samples, height, width, points, channels]}. */
  private Tensor begin(Tensor factors, List<Tensor> slabs, long count) {
    Tensor largest = torch.mm(factors, slabs.get(0));
    for (Tensor slab : slabs.subList(1, slabs.size())) {
      torch.maximum_out(largest, largest, torch.mm(factors, slab));
    }
    return largest
        .relu_()
        .view(factors.size(0), count * pooled[0] * pooled[1], pooled[2])
        .transpose(0, 1)
        .contiguous()
        .view(count, pooled[0], pooled[1], factors.size(0), pooled[2]);
  }

  private static Tensor convolve(Tensor images, ConvolutionLayer layer, Tensor filters) {
    long points = images.size(3);
    long size = (long) layer.out() * layer.in() * layer.kernel() * layer.kernel();
    Tensor weight =
        filters
            .narrow(1, 0, size)
            .reshape(points * layer.out(), layer.in(), layer.kernel(), layer.kernel());
    Tensor bias = filters.narrow(1, size, layer.out()).reshape(-1);
    Tensor last = images.flatten(3, -1).permute(0, 3, 1, 2);
    Tensor convolved =
        torch.conv2d(
            last,
            weight.contiguous(torch.MemoryFormat.ChannelsLast),
            new TensorOptional(bias),
            new long[] {layer.stride(), layer.stride()},
            new long[] {layer.padding(), layer.padding()},
            new long[] {1, 1},
            points);
    Tensor channelsInnermost = convolved.permute(0, 2, 3, 1);
    Tensor largest = window(channelsInnermost, 0).contiguous();
    for (int place = 1; place < POOL * POOL; place++) {
      torch.maximum_out(largest, largest, window(channelsInnermost, place));
    }
    return largest.relu_().unflatten(3, new long[] {points, layer.out()});
  }

  /**
   * In the order of a flattened image, with the unit more: {@code [points, units + 1, samples]}.
   */
  private static Tensor flattened(Tensor images) {
    Tensor units = images.permute(3, 4, 1, 2, 0).flatten(1, 3);
    Tensor one = units.narrow(1, 0, 1).clone().fill_(new Scalar(1.0));
    return torch.cat(new TensorVector(units, one), 1);
  }
}
