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
import org.thalweg.torch.model.layer.DenseChain;

/**
 * Dense layers: the first is linear in the coordinates, one product for all points; {@link
 * DenseTail} are the others.
 */
final class SeveralLayers implements Stack {
  private final DenseChain chain;
  private final Readout readout;
  private final List<Tile> samples;
  private final List<Tensor> first = new ArrayList<>();
  private final DenseTail tail;

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
    this.tail = new DenseTail(chain.further(), vectors, owner);
    for (Tile tile : samples) {
      first.add(
          owner.own(
              PointBlock.factored(units, z -> row(z, true, tile), z -> row(z, false, tile), 0)));
    }
  }

  /** Units {@code [n, units]} of a tile and the one more: {@code [(units + 1) · samples]}. */
  private static Tensor row(Tensor units, boolean centre, Tile tile) {
    Tensor own = units.narrow(0, tile.from(), tile.count()).t();
    Tensor more = torch.zeros(1, tile.count()).to(ScalarType.Double);
    if (centre) {
      more.fill_(new Scalar(1.0));
    }
    return torch.cat(new TensorVector(own, more), 0).to(ScalarType.Float).contiguous().view(-1);
  }

  @Override
  public Pass at(PointBlock block) {
    Tensor factors = block.rows();
    List<Tensor> weights = tail.at(block);
    return number -> {
      Tile tile = samples.get(number);
      Tensor units = torch.mm(factors, first.get(number)).view(block.size(), -1, tile.count());
      if (chain.links().get(0).rectified()) {
        units.relu_();
      }
      Tensor outputs = tail.outputs(weights, units);
      return new Outputs(readout.behind(outputs, tile), 1, chain.outputs());
    };
  }
}
