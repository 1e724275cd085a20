// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.opening;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.thalweg.landscape.surface.Question;
import org.thalweg.torch.data.Dataset;

/**
 * The samples of a surface.
 *
 * @param main those that the loss is a mean over
 * @param also a second split, for further channels
 * @param statistics training samples that batch norm is estimated on, where {@code main} is none
 */
public record Samples(Chosen main, Optional<Chosen> also, Optional<Chosen> statistics) {

  /**
   * Samples and how they were chosen.
   *
   * @param choice such as {@code first:500}
   */
  public record Chosen(Dataset dataset, String choice) {
    /** For the question. */
    public Question.Data question() {
      return new Question.Data(
          dataset.info().name(),
          dataset.info().split(),
          choice,
          dataset.count(),
          dataset.sha256(),
          dataset.info().normalization().toString());
    }
  }

  /** Samples beside the main ones, for the question. */
  public List<Question.Data> further() {
    List<Question.Data> further = new ArrayList<>();
    also.ifPresent(chosen -> further.add(chosen.question()));
    statistics.ifPresent(chosen -> further.add(chosen.question()));
    return further;
  }

  /** Samples that pass the network for one point. */
  public int perPoint() {
    return main.dataset().count() + also.map(chosen -> chosen.dataset().count()).orElse(0);
  }
}
