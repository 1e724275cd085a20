// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.objective.TorchObjective;

/** Loss and accuracy, or R², of whole splits, with running statistics. */
final class Measures implements AutoCloseable {
  private final List<TorchObjective> objectives = new ArrayList<>();
  private final boolean together;

  /**
   * Keeps the images natively.
   *
   * @param together whether splits are measured at once, each on a thread
   */
  Measures(
      Architecture architecture,
      ParameterVector start,
      Dataset train,
      Optional<Dataset> test,
      TorchObjective.Options options,
      boolean together) {
    this.together = together;
    objectives.add(new TorchObjective(architecture, start, train, options));
    test.ifPresent(
        split -> objectives.add(new TorchObjective(architecture, start, split, options)));
  }

  /**
   * {@code train_loss}, {@code train_acc} (of numbers {@code train_r2}) and, if there is a test
   * split, its own.
   */
  Map<String, Double> at(ParameterVector parameters) {
    Stream<TorchObjective> each = objectives.stream();
    List<Measurement> measured =
        (together ? each.parallel() : each)
            .map(objective -> objective.measure(parameters))
            .toList();
    Map<String, Double> facts = new LinkedHashMap<>();
    for (int k = 0; k < measured.size(); k++) {
      List<Channel> channels = objectives.get(k).channels();
      facts.put(channels.get(0).name(), measured.get(k).get(0));
      facts.put(channels.get(1).name(), measured.get(k).get(1));
    }
    return facts;
  }

  @Override
  public void close() {
    objectives.forEach(TorchObjective::close);
  }
}
