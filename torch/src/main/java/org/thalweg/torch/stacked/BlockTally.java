// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.stacked;

import java.util.Arrays;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.torch.engine.HostArrays;

/** Losses and hits of a block's points, tile after tile in sample order. */
final class BlockTally {
  private final int lanes;
  private final Totals[] totals;

  /**
   * @param points that are asked for
   * @param lanes points of the whole block
   */
  BlockTally(int points, int lanes) {
    this.lanes = lanes;
    totals = new Totals[points];
    Arrays.fill(totals, Totals.NOTHING);
  }

  /** Adds some samples; overwrites {@code outputs}. */
  void add(Outputs outputs, StackedLoss loss) {
    int samples = outputs.sampleAxis();
    Tensor largest = outputs.largest();
    Tensor losses = loss.of(outputs, largest);
    int count = (int) losses.size(samples);
    // As 0 and 1 in place: a sum of truth values is ten times as slow.
    Tensor hits = largest.lt_(new Scalar(0.0)).sum(samples);
    Tensor sum = losses.to(ScalarType.Double).sum(samples);
    Tensor mean = sum.div(new Scalar((double) count)).to(ScalarType.Float);
    Tensor from = losses.sub_(mean.unsqueeze(samples));
    Tensor squares = from.mul_(from).sum(samples);
    double[] all = HostArrays.toDoubles(torch.cat(new TensorVector(sum, squares, hits), 0));
    for (int point = 0; point < totals.length; point++) {
      totals[point] =
          totals[point].plus(
              new Totals(count, all[point] / count, all[lanes + point], all[2 * lanes + point]));
    }
  }

  Totals[] totals() {
    return totals;
  }
}
