// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.stacked;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.torch.engine.NativeOwner;

/** Outputs less the numbers they are to be. */
final class Residuals implements Readout {
  private final Tensor targets;
  private final Tensor single;

  /** Of {@code targets [n, outputs]} in double. */
  Residuals(Tensor targets, NativeOwner owner) {
    this.targets = owner.own(targets);
    this.single = owner.own(targets.t().to(ScalarType.Float).contiguous());
  }

  @Override
  public List<Tensor> ahead(List<Tensor> outputs) {
    List<Tensor> read = new ArrayList<>(outputs);
    read.set(0, outputs.get(0).sub(targets));
    return read;
  }

  @Override
  public Tensor last() {
    return targets.to(ScalarType.Float).zero_();
  }

  @Override
  public Tensor behind(Tensor outputs, Tile tile) {
    return outputs.sub_(single.narrow(1, tile.from(), tile.count()));
  }
}
