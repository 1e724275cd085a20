// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.script;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.torch.engine.NativeOwner;
import org.thalweg.torch.engine.NativeScope;

/**
 * Running statistics as cumulative averages, whatever momentum a script has them move with.
 *
 * <p>In training, batch norm replaces r by (1 − m) r + m s, s the batch's own statistic. From r = 0
 * it leaves m s: divided by m, that is s. Scripts keep m among their constants; where one does not,
 * a second start tells it. Only batch norm is put into training, so dropout stays off.
 */
final class BatchStatistics {
  /** Where a statistic of 0 starts from, to see how far it moves. */
  private static final double START = 1e-3;

  /** A statistic that moves less than this does not follow the batch at all. */
  private static final double STILL = 1e-6;

  private final Tensor index;
  private final Tensor momenta;

  /**
   * Finds out how the statistics of a module move.
   *
   * @param point parameters, as doubles
   * @param owner gets what is kept
   * @throws IllegalArgumentException if none of them follows the batch
   */
  BatchStatistics(ScriptedReplica replica, Tensor point, Tensor samples, NativeOwner owner) {
    List<Tensor> places = new ArrayList<>();
    List<Tensor> weights = new ArrayList<>();
    Tensor all = replica.statisticPlaces();
    Tensor found = probe(replica, point, samples, all);
    long from = 0;
    for (ScriptedReplica.Statistic statistic : replica.statistics()) {
      Tensor momentum = found.narrow(0, from, statistic.size());
      if (momentum.gt(new Scalar(STILL)).any().item_bool()) {
        places.add(all.narrow(0, from, statistic.size()));
        weights.add(known(momentum, statistic.momentum()));
      }
      from += statistic.size();
    }
    if (places.isEmpty()) {
      throw new IllegalArgumentException(
          "bn recomputed needs batch norm that can train, got a module whose statistics are fixed:"
              + " save torch.jit.script(model) instead of a trace, or take bn frozen");
    }
    index = owner.own(torch.cat(vector(places)));
    momenta = owner.own(torch.cat(vector(weights)));
  }

  private static Tensor known(Tensor found, OptionalDouble momentum) {
    return momentum.isPresent() ? found.clone().fill_(new Scalar(momentum.getAsDouble())) : found;
  }

  private static TensorVector vector(List<Tensor> tensors) {
    return new TensorVector(tensors.toArray(Tensor[]::new));
  }

  private static Tensor probe(
      ScriptedReplica replica, Tensor point, Tensor samples, Tensor places) {
    Tensor none = point.clone().index_fill_(0, places, new Scalar(0.0));
    Tensor share = after(replica, none, samples, places);
    Tensor start = share.abs().add(new Scalar(START));
    replica.moveTo(none.index_copy_(0, places, start));
    Tensor rounded = replica.state().index_select(0, places).to(ScalarType.Double);
    Tensor moved = after(replica, none, samples, places);
    return moved.sub(share).div(rounded).neg().add(new Scalar(1.0));
  }

  /** The statistics at {@code places} after one batch in training. */
  private static Tensor after(
      ScriptedReplica replica, Tensor point, Tensor samples, Tensor places) {
    replica.moveTo(point);
    replica.normalizeByBatch(true);
    try {
      replica.answer(samples);
      return replica.state().index_select(0, places).to(ScalarType.Double);
    } finally {
      replica.normalizeByBatch(false);
    }
  }

  /**
   * Puts the estimates in their places.
   *
   * @param point parameters and statistics, as doubles (modified)
   */
  void estimate(ScriptedReplica replica, Tensor point, List<Supplier<Tensor>> batches) {
    point.index_fill_(0, index, new Scalar(0.0));
    Tensor average = momenta.mul(new Scalar(0.0));
    long seen = 0;
    for (Supplier<Tensor> images : batches) {
      try (NativeScope scope = NativeScope.open()) {
        Tensor batch = images.get();
        seen += batch.size(0);
        double share = (double) batch.size(0) / seen;
        Tensor own = after(replica, point, batch, index).div(momenta);
        average.mul_(new Scalar(1 - share)).add_(own, new Scalar(share));
      }
    }
    point.index_copy_(0, index, average);
  }
}
