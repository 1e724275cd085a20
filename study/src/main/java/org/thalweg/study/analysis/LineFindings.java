// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.analysis;

import java.util.Optional;
import java.util.OptionalDouble;
import org.thalweg.landscape.analysis.interpolation.Barrier;
import org.thalweg.landscape.analysis.interpolation.LossCurve;
import org.thalweg.landscape.analysis.interpolation.Monotonicity;
import org.thalweg.landscape.analysis.interpolation.RelativeMovement;
import org.thalweg.landscape.finding.Finding;
import org.thalweg.landscape.finding.Findings;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.study.opening.ModelSet;

/** What a line from a model at 0 to one at 1 says of the two, as findings of its surface. */
public final class LineFindings {
  private final ModelSet models;

  public LineFindings(ModelSet models) {
    this.models = models;
  }

  /**
   * The barrier, whose top is looked for by further measurements, and whether the loss falls all
   * the way; nothing of an axis that does not reach from 0 to 1.
   */
  public Findings of(Surface surface, Slice slice) {
    Findings found = Findings.of(distance());
    Axis axis = surface.grid().x();
    if (axis.min() > 0 || axis.max() < 1) {
      return found;
    }
    int loss = surface.lossChannel();
    LossCurve curve = LossCurve.of(axis, surface.values(loss));
    Barrier barrier = Barrier.of(curve, a -> slice.measure(Coordinates.of(a)).get(loss));
    Monotonicity falls = monotonicity(surface, curve);
    return found.with(
        new Finding.LossBarrier(
            barrier.lossAt0(),
            barrier.lossAt1(),
            barrier.overChord().height(),
            barrier.overChord().at(),
            barrier.overLargerEnd().height(),
            barrier.evaluations()),
        new Finding.LossRise(falls.maxRise(), falls.threshold(), falls.isMonotone()));
  }

  /** Over what an optimiser moves. */
  private Finding distance() {
    ParameterVector from = models.centre().parameters();
    ParameterVector to = models.others().get(0).parameters();
    return new Finding.ModelDistance(
        to.minus(from).norm(block -> block.role().trainable()),
        OptionalDouble.of(RelativeMovement.of(from, to)));
  }

  private static Monotonicity monotonicity(Surface surface, LossCurve curve) {
    String name = surface.channels().get(surface.lossChannel()).name();
    Optional<Integer> error = surface.findChannel(name + "_se");
    return error
        .map(channel -> Monotonicity.of(curve, surface.values(channel)))
        .orElseGet(() -> Monotonicity.of(curve));
  }
}
