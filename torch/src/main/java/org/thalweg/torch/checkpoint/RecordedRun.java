// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.landscape.analysis.trajectory.Trajectory;

/**
 * A training path read from files, and what was noted in each.
 *
 * @param moments one a checkpoint of the path
 */
public record RecordedRun(Trajectory trajectory, List<Moment> moments) {

  /**
   * What a file holds beside its weights.
   *
   * @param facts such as {@code train_loss}
   * @param notes such as {@code arch}
   */
  public record Moment(
      Checkpoint.Source source, Map<String, Double> facts, Map<String, String> notes) {
    public Moment {
      facts = Map.copyOf(facts);
      notes = Map.copyOf(notes);
    }
  }

  public RecordedRun {
    moments = List.copyOf(moments);
  }

  /** One number at every checkpoint, such as {@code train_loss}, if all files hold it. */
  public Optional<double[]> find(String fact) {
    return moments.stream().allMatch(moment -> moment.facts().containsKey(fact))
        ? Optional.of(moments.stream().mapToDouble(moment -> moment.facts().get(fact)).toArray())
        : Optional.empty();
  }
}
