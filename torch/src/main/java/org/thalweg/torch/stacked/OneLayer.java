// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.stacked;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.torch.engine.NativeOwner;

/**
 * A network of one layer: what its loss reads is linear in the coordinates.
 *
 * <p>One product {@code [k · samples, 2 + 2d] × [2 + 2d, points]} a tile. Points are the innermost
 * axis, so that all that follows runs along them in whole vectors.
 */
final class OneLayer implements Stack {
  private final List<Tensor> tiles = new ArrayList<>();
  private final long values;
  private final int classes;

  /**
   * @param outputs of centre and directions, {@code [n, outputs]}, in double
   */
  OneLayer(List<Tensor> outputs, Readout readout, List<Tile> samples, NativeOwner owner) {
    classes = (int) outputs.get(0).size(1);
    List<Tensor> read = readout.ahead(outputs);
    values = read.get(0).size(1);
    Tensor last = readout.last();
    for (Tile tile : samples) {
      Tensor factored = PointBlock.factored(read, z -> column(z, tile), 1);
      Tensor added = column(last, tile).unsqueeze(1);
      tiles.add(owner.own(torch.cat(new TensorVector(factored, added), 1)));
    }
  }

  /** Values {@code [n, k]} of a tile, its samples innermost: {@code [k · samples]}. */
  private static Tensor column(Tensor values, Tile tile) {
    return values
        .narrow(0, tile.from(), tile.count())
        .t()
        .to(ScalarType.Float)
        .contiguous()
        .view(-1);
  }

  @Override
  public Pass at(PointBlock block) {
    Tensor factors = block.columns();
    return tile -> {
      Tensor product = torch.mm(tiles.get(tile), factors);
      long samples = product.size(0) / values;
      return new Outputs(product.view(values, samples, block.size()), 0, classes);
    };
  }
}
