// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.NativeOwner;
import org.thalweg.torch.engine.TorchEngine;

/**
 * A network's loss on a subspace; centre and directions lie natively, as doubles.
 *
 * <p>θ = centre + Σ cₖ dₖ is summed in double and, in single precision, rounded once an entry.
 * Running statistics move with the directions only where the policy interpolates them; otherwise
 * the centre's come to every point, whatever the directions hold there.
 */
final class TorchSlice implements Slice {
  private final SampledObjective objective;
  private final NativeOwner owner = new NativeOwner("this slice");
  private final Tensor centre;
  private final List<Tensor> directions = new ArrayList<>();

  TorchSlice(SampledObjective objective, Subspace subspace) {
    this.objective = objective;
    this.centre =
        TorchEngine.load()
            .infer(
                "handing over a subspace",
                () -> {
                  for (ParameterVector direction : subspace.directions()) {
                    directions.add(keep(moving(direction)));
                  }
                  return keep(subspace.centre());
                });
  }

  private ParameterVector moving(ParameterVector direction) {
    return direction.withZero(
        block ->
            !block.role().trainable()
                && !(objective.movesStatistics() && block.role().isStatistic()));
  }

  private Tensor keep(ParameterVector vector) {
    return owner.own(HostArrays.toTensor(vector.toArray()).to(ScalarType.Double));
  }

  @Override
  public int dimension() {
    return directions.size();
  }

  @Override
  public List<Channel> channels() {
    return objective.channels();
  }

  @Override
  public Measurement measure(Coordinates point) {
    if (point.dimension() != dimension()) {
      throw new IllegalArgumentException(
          "this slice takes %d coordinates, got %s".formatted(dimension(), point));
    }
    return owner.whileOpen(() -> objective.evaluate(() -> pointAt(point)));
  }

  private Tensor pointAt(Coordinates point) {
    Tensor sum = centre.clone();
    for (int k = 0; k < directions.size(); k++) {
      // Two roundings as in Subspace.pointAt, not the one of a fused multiply-add.
      sum.add_(directions.get(k).mul(new Scalar(point.get(k))));
    }
    return objective.options().precision() == Precision.FP64
        ? sum
        : sum.to(ScalarType.Float).to(ScalarType.Double);
  }

  @Override
  public void close() {
    owner.close();
  }
}
