// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.opening;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.thalweg.landscape.InputFileException;
import org.thalweg.landscape.analysis.trajectory.Trajectory;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.model.Initialization;

/** Models on one line or plane must be one function of their parameters. */
final class SharedBuffers {
  private SharedBuffers() {}

  /**
   * Refuses a model whose landmarks are not those of the first.
   *
   * @param source where it comes from, for the error
   */
  static void require(ParameterVector first, ParameterVector other, String source) {
    Map<String, float[]> kept = Initialization.buffers(first);
    Map<String, float[]> others = Initialization.buffers(other);
    kept.forEach(
        (name, values) -> {
          if (!Arrays.equals(values, others.get(name))) {
            throw new InputFileException(
                Path.of(source),
                "holds another \"%s\" than the first model, which makes it another function; train both on the same samples with the same seed"
                    .formatted(name));
          }
        });
  }

  /** The same for every checkpoint of a run. */
  static void require(ParameterVector first, Trajectory run, Path folder) {
    run.checkpoints().forEach(c -> require(first, c.parameters(), folder.toString()));
  }
}
