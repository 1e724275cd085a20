// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.subspace.Coordinates;

/**
 * An objective's first chunk alone, at multiples of its parameters: (1 + x) θ.
 *
 * <p>Enough to see whether a network answers alike every time, at the price of one chunk a pass.
 */
final class FirstChunk implements Slice {
  /** A point beside the centre, so that what one pass leaves behind shows in the next. */
  static final double NEAR = 0.01;

  private final SampledObjective objective;

  FirstChunk(SampledObjective objective) {
    this.objective = objective;
  }

  @Override
  public int dimension() {
    return 1;
  }

  @Override
  public List<Channel> channels() {
    return objective.channels().subList(0, 3);
  }

  @Override
  public Measurement measure(Coordinates point) {
    return objective.evaluateFirstChunk(
        () -> SampledObjective.assemble(objective.parameters()).mul_(new Scalar(1 + point.get(0))));
  }

  @Override
  public void close() {}
}
