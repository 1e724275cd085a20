// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
import org.thalweg.torch.stacked.StackedModel;

/**
 * A network's loss on a subspace; centre and directions lie natively, as doubles.
 *
 * <p>θ = centre + Σ cₖ dₖ is summed in double and, in single precision, rounded once an entry.
 * Running statistics move with the directions only where the policy interpolates them; otherwise
 * the centre's come to every point, whatever the directions hold there.
 *
 * <p>Small networks are {@linkplain StackedModel measured in blocks}, a point alone included.
 */
final class TorchSlice implements Slice {
  private final SampledObjective objective;
  private final NativeOwner owner = new NativeOwner("this slice");
  private final Tensor centre;
  private final List<Tensor> directions = new ArrayList<>();
  private final Optional<StackedModel> stacked;

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
    this.stacked = objective.stacked(vectors(), owner);
  }

  private List<Tensor> vectors() {
    List<Tensor> vectors = new ArrayList<>(List.of(centre));
    vectors.addAll(directions);
    return vectors;
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
  public int blockSize() {
    return stacked.map(StackedModel::blockSize).orElse(1);
  }

  @Override
  public Measurement measure(Coordinates point) {
    return measureAll(List.of(point)).get(0);
  }

  @Override
  public List<Measurement> measureAll(List<Coordinates> points) {
    points.forEach(this::require);
    return owner.whileOpen(
        () -> {
          List<Optional<Measurement>> together =
              stacked
                  .map(model -> objective.evaluateTogether(model, points))
                  .orElseGet(() -> Collections.nCopies(points.size(), Optional.empty()));
          return IntStream.range(0, points.size())
              .mapToObj(i -> together.get(i).orElseGet(() -> alone(points.get(i))))
              .toList();
        });
  }

  private Measurement alone(Coordinates point) {
    return objective.evaluate(() -> pointAt(point));
  }

  private void require(Coordinates point) {
    if (point.dimension() != dimension()) {
      throw new IllegalArgumentException(
          "this slice takes %d coordinates, got %s".formatted(dimension(), point));
    }
  }

  Tensor pointAt(Coordinates point) {
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
