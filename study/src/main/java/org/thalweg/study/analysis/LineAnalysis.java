// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.analysis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.thalweg.landscape.analysis.interpolation.Barrier;
import org.thalweg.landscape.analysis.interpolation.LossCurve;
import org.thalweg.landscape.analysis.interpolation.Monotonicity;
import org.thalweg.landscape.analysis.interpolation.RelativeMovement;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.study.opening.ModelSet;

/** What a line from a model at 0 to one at 1 says of the two, as facts of its surface. */
public final class LineAnalysis {
  private final ModelSet models;

  public LineAnalysis(ModelSet models) {
    this.models = models;
  }

  /**
   * The barrier, whose top is looked for by further measurements, and whether the loss falls all
   * the way; nothing of an axis that does not reach from 0 to 1.
   */
  public Map<String, Double> of(Surface surface, Slice slice) {
    Map<String, Double> facts = new LinkedHashMap<>(distances());
    Axis axis = surface.grid().x();
    if (axis.min() > 0 || axis.max() < 1) {
      return facts;
    }
    int loss = surface.lossChannel();
    LossCurve curve = LossCurve.of(axis, surface.values(loss));
    Barrier barrier = Barrier.of(curve, a -> slice.measure(Coordinates.of(a)).get(loss));
    facts.put("lossAt0", barrier.lossAt0());
    facts.put("lossAt1", barrier.lossAt1());
    facts.put("barrier", barrier.overChord().height());
    facts.put("barrierAt", barrier.overChord().at());
    facts.put("barrierOverLargerEnd", barrier.overLargerEnd().height());
    facts.put("barrierEvaluations", (double) barrier.evaluations());
    Monotonicity falls = monotonicity(surface, curve);
    facts.put("maxRise", falls.maxRise());
    facts.put("maxRiseThreshold", falls.threshold());
    facts.put("monotone", falls.isMonotone() ? 1.0 : 0.0);
    return facts;
  }

  /** Over what an optimiser moves. */
  private Map<String, Double> distances() {
    ParameterVector from = models.centre().parameters();
    ParameterVector to = models.others().get(0).parameters();
    Map<String, Double> facts = new LinkedHashMap<>();
    facts.put("distance", to.minus(from).norm(block -> block.role().trainable()));
    facts.put("relativeMovement", RelativeMovement.of(from, to));
    return facts;
  }

  private static Monotonicity monotonicity(Surface surface, LossCurve curve) {
    String name = surface.channels().get(surface.lossChannel()).name();
    Optional<Integer> error = surface.findChannel(name + "_se");
    return error
        .map(channel -> Monotonicity.of(curve, surface.values(channel)))
        .orElseGet(() -> Monotonicity.of(curve));
  }
}
