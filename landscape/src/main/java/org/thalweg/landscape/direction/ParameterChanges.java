// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.thalweg.landscape.analysis.trajectory.Trajectory;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;

/** What a training did to each of its trainable parameters; O(n·N) time, keeps no copy. */
final class ParameterChanges {
  private final ParameterLayout layout;
  private final List<ParameterVector> points;

  /** One parameter and how much it changed. */
  private record Score(int index, double change) {
    /** Least first; of equal ones, the later one. */
    static final Comparator<Score> ORDER =
        Comparator.comparingDouble(Score::change)
            .thenComparing(Comparator.comparingInt(Score::index).reversed());
  }

  ParameterChanges(Trajectory trajectory) {
    this.layout = trajectory.layout();
    this.points = trajectory.checkpoints().stream().map(Trajectory.Checkpoint::parameters).toList();
    for (Trajectory.Checkpoint checkpoint : trajectory.checkpoints()) {
      checkpoint
          .parameters()
          .firstNonFiniteBlock()
          .ifPresent(
              block -> {
                throw new IllegalArgumentException(
                    "changes are measured on finite checkpoints, got NaN or infinity in \"%s\" at \"%s\""
                        .formatted(block.name(), checkpoint.label()));
              });
    }
  }

  double of(int index, ChangeMeasure measure) {
    return measure.of(points.stream().mapToDouble(point -> point.get(index)).toArray());
  }

  /** The indices of the {@code count} largest changes, largest first. */
  List<Integer> largest(int count, ChangeMeasure measure) {
    PriorityQueue<Score> kept = new PriorityQueue<>(Score.ORDER);
    double[] values = new double[points.size()];
    for (int b = 0; b < layout.blocks().size(); b++) {
      if (layout.block(b).role().trainable()) {
        for (int i = layout.offset(b); i < layout.offset(b + 1); i++) {
          offer(kept, count, new Score(i, measure.of(valuesOf(i, values))));
        }
      }
    }
    if (kept.size() < count) {
      throw new IllegalArgumentException(
          "%d changing parameters were asked for, got %d that change in %d checkpoints"
              .formatted(count, kept.size(), points.size()));
    }
    List<Score> scores = new ArrayList<>(kept);
    scores.sort(Score.ORDER.reversed());
    return scores.stream().map(Score::index).toList();
  }

  private double[] valuesOf(int index, double[] values) {
    for (int t = 0; t < values.length; t++) {
      values[t] = points.get(t).get(index);
    }
    return values;
  }

  private static void offer(PriorityQueue<Score> kept, int count, Score score) {
    if (score.change() == 0) {
      return;
    }
    kept.add(score);
    if (kept.size() > count) {
      kept.poll();
    }
  }
}
