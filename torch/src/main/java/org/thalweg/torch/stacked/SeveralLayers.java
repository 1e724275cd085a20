// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.stacked;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.torch.engine.NativeOwner;
import org.thalweg.torch.model.DenseChain;
import org.thalweg.torch.model.DenseLayer;

/**
 * A network of several layers: the first is linear in the coordinates, the others are one batched
 * product each.
 *
 * <p>Activations are {@code [points, units + 1, samples]}. The unit more is always 1 and brings the
 * next layer's bias; the weight of each layer but the last hands it on. Weights are summed in
 * double and rounded once.
 */
final class SeveralLayers implements Stack {
  private final DenseChain chain;
  private final Readout readout;
  private final List<Tile> samples;
  private final List<Tensor> first = new ArrayList<>();
  private final List<Tensor> further = new ArrayList<>();

  /**
   * @param units of the first layer at centre and directions, {@code [n, units]}, in double
   */
  SeveralLayers(
      DenseChain chain,
      List<Parameters> vectors,
      List<Tensor> units,
      Readout readout,
      List<Tile> samples,
      NativeOwner owner) {
    this.chain = chain;
    this.readout = readout;
    this.samples = samples;
    for (Tile tile : samples) {
      TensorVector rows = new TensorVector(row(units.get(0), tile, true));
      for (Tensor direction : units.subList(1, units.size())) {
        // Once for each part of a coordinate.
        rows.push_back(row(direction, tile, false));
        rows.push_back(row(direction, tile, false));
      }
      first.add(owner.own(torch.stack(rows, 0)));
    }
    for (int k = 0; k < chain.further().size(); k++) {
      boolean last = k == chain.further().size() - 1;
      TensorVector rows = new TensorVector();
      for (int v = 0; v < vectors.size(); v++) {
        rows.push_back(weights(vectors.get(v), chain.further().get(k).layer(), !last, v == 0));
      }
      further.add(owner.own(torch.stack(rows, 0)));
    }
  }

  /** Units {@code [n, units]} of a tile and the one more: {@code [(units + 1) · samples]}. */
  private static Tensor row(Tensor units, Tile tile, boolean centre) {
    Tensor own = units.narrow(0, tile.from(), tile.count()).t();
    Tensor more = constant(centre, tile.count(), own).unsqueeze(0);
    return torch.cat(new TensorVector(own, more), 0).to(ScalarType.Float).contiguous().view(-1);
  }

  /**
   * A layer's weight and bias, {@code [(out + 1) · (in + 1)]}; without the row more in the last.
   */
  private static Tensor weights(
      Parameters vector, DenseLayer layer, boolean handsOn, boolean centre) {
    Tensor own =
        torch.cat(new TensorVector(vector.weight(layer), vector.bias(layer).unsqueeze(1)), 1);
    if (!handsOn) {
      return own.view(-1);
    }
    Tensor nothing = constant(false, layer.in(), own);
    Tensor more = torch.cat(new TensorVector(nothing, constant(centre, 1, own)), 0).unsqueeze(0);
    return torch.cat(new TensorVector(own, more), 0).view(-1);
  }

  private static Tensor constant(boolean one, long count, Tensor like) {
    Tensor zeros = torch.zeros(count).to(like.scalar_type());
    return one ? zeros.add_(new Scalar(1.0)) : zeros;
  }

  @Override
  public Pass at(PointBlock block) {
    Tensor factors = block.rows();
    List<Tensor> weights = weights(block);
    return tile ->
        new Outputs(
            readout.behind(forward(tile, factors, weights), samples.get(tile)), 1, chain.outputs());
  }

  /** Each {@code [points, out (+ 1), in + 1]}, single. */
  private List<Tensor> weights(PointBlock block) {
    Tensor factors = block.exactRows();
    List<Tensor> weights = new ArrayList<>();
    for (int k = 0; k < further.size(); k++) {
      long columns = chain.further().get(k).layer().in() + 1L;
      Tensor flat = torch.mm(factors, further.get(k)).to(ScalarType.Float);
      weights.add(flat.view(block.size(), -1, columns));
    }
    return weights;
  }

  private Tensor forward(int tile, Tensor factors, List<Tensor> weights) {
    Tensor all = torch.mm(factors, first.get(tile));
    Tensor activation = all.view(factors.size(0), -1, samples.get(tile).count());
    for (int k = 0; k < weights.size(); k++) {
      if (chain.links().get(k).rectified()) {
        activation.relu_();
      }
      activation = torch.bmm(weights.get(k), activation);
    }
    return activation;
  }
}
