// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.opening;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongFunction;
import org.thalweg.landscape.InputFileException;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.checkpoint.Checkpoint;
import org.thalweg.torch.checkpoint.Checkpoints;
import org.thalweg.torch.checkpoint.ScriptAsCheckpointException;

/**
 * A network at one place in parameter space.
 *
 * @param source the file, or {@code init:SEED} for a random non-solution
 * @param facts what its checkpoint says of itself, such as {@code acc}
 */
public record Model(String source, ParameterVector parameters, Map<String, Double> facts) {
  static final String FRESH = "init:";

  public Model {
    facts = Map.copyOf(facts);
  }

  /**
   * Reads a checkpoint, or draws the parameters that a training with that seed would start from.
   *
   * @param source a file or {@code init:SEED}
   * @param fresh draws parameters by a seed
   */
  static Model read(String source, ParameterLayout layout, LongFunction<ParameterVector> fresh) {
    if (source.startsWith(FRESH)) {
      return new Model(source, fresh.apply(seedOf(source)), Map.of());
    }
    Checkpoint checkpoint = checkpoint(Path.of(source));
    return new Model(source, checkpoint.fit(layout), checkpoint.facts());
  }

  private static Checkpoint checkpoint(Path file) {
    try {
      return Checkpoints.read(file);
    } catch (ScriptAsCheckpointException e) {
      throw new ProgramAsWeightsException(e);
    }
  }

  /** Refuses a file that is missing before anything else is read. */
  public static void requireThere(String source) {
    if (!source.startsWith(FRESH) && !Files.exists(Path.of(source))) {
      throw new InputFileException(Path.of(source), "there is no such file");
    }
  }

  private static long seedOf(String source) {
    try {
      return Long.parseLong(source.substring(FRESH.length()));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "a fresh model is written init:SEED, such as init:0, got \"%s\"".formatted(source), e);
    }
  }

  Model at(ParameterVector elsewhere) {
    return new Model(source, elsewhere, facts);
  }
}
