// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.thalweg.landscape.finding.Finding;
import org.thalweg.landscape.surface.Marker;
import org.thalweg.landscape.surface.Surface;

/** What the models on a surface lose and get wrong, for its caption. */
final class LossWords {
  private static final double AT_CENTRE = 1e-9;
  private static final int MOST_MODELS = 6;

  private LossWords() {}

  static List<String> of(Surface surface) {
    List<String> parts = new ArrayList<>();
    String centre = String.join(", ", atCentre(surface));
    if (!centre.isEmpty()) {
      parts.add("at the centre: " + centre);
    }
    List<Marker> models = surface.markers();
    if (!models.isEmpty()) {
      List<String> each =
          models.stream()
              .limit(MOST_MODELS)
              .map(m -> m.label() + " " + Numbers.text(m.loss(), 3))
              .toList();
      String more = models.size() > MOST_MODELS ? ", …" : "";
      parts.add("true losses: " + String.join(", ", each) + more);
    }
    return parts;
  }

  private static List<String> atCentre(Surface surface) {
    List<String> told = new ArrayList<>();
    OptionalInt node = centre(surface);
    for (String split : new String[] {"train", "test"}) {
      value(surface, split + "_loss", node)
          .ifPresent(
              v ->
                  told.add(
                      (split.equals("train") ? "training" : split)
                          + " loss "
                          + Numbers.text(v, 3)));
    }
    testError(surface, node).ifPresent(e -> told.add("test error " + Numbers.text(e, 3) + " %"));
    return told;
  }

  /** What the centre gets wrong of the test split, stated or measured. */
  static OptionalDouble testError(Surface surface) {
    return testError(surface, centre(surface));
  }

  private static OptionalDouble testError(Surface surface, OptionalInt node) {
    Optional<Finding.StatedTestError> stated = surface.find(Finding.StatedTestError.class);
    if (stated.isPresent()) {
      return OptionalDouble.of(stated.orElseThrow().percent());
    }
    OptionalDouble accuracy = value(surface, "test_acc", node);
    return accuracy.isPresent()
        ? OptionalDouble.of(100 - accuracy.getAsDouble())
        : OptionalDouble.empty();
  }

  private static OptionalDouble value(Surface surface, String channel, OptionalInt node) {
    Optional<Integer> found = surface.findChannel(channel);
    if (found.isEmpty() || node.isEmpty()) {
      return OptionalDouble.empty();
    }
    double value = surface.value(found.get(), node.getAsInt());
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** The node of the unmoved model, where the grid has one. */
  private static OptionalInt centre(Surface surface) {
    return IntStream.range(0, surface.grid().size())
        .filter(
            i ->
                Math.abs(surface.grid().at(i).x()) < AT_CENTRE
                    && (surface.grid().dimension() == 1
                        || Math.abs(surface.grid().at(i).y()) < AT_CENTRE))
        .findFirst();
  }
}
