// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.run;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.thalweg.landscape.evaluation.QuestionDifference;
import org.thalweg.landscape.surface.Provenance;
import org.thalweg.landscape.surface.Question;
import org.thalweg.landscape.surface.Surface;
import picocli.CommandLine;

/** Opens again what a surface file was measured with: model, samples and directions. */
public final class RecordedStudy {
  private final Supplier<CommandLine> thalweg;

  /**
   * A reader of recorded commands.
   *
   * @param thalweg makes a command line whose commands are filled by what is read
   */
  public RecordedStudy(Supplier<CommandLine> thalweg) {
    this.thalweg = thalweg;
  }

  /**
   * The study behind {@code surface}, checked to be the one that measured it.
   *
   * @param name what the surface is called in messages
   * @throws IllegalArgumentException if the file does not say, or model, data or directions are no
   *     longer those; the message names the difference
   */
  public PlaneStudy open(String name, Surface surface, Consumer<String> log) {
    Provenance from =
        surface
            .provenance()
            .orElseThrow(() -> new IllegalArgumentException(name + ": does not say what made it"));
    PlaneStudy study = command(name, from.run().firstCommand()).open(log);
    List<QuestionDifference> differences =
        QuestionDifference.between(samePlace(from.question()), samePlace(study.question()));
    if (!differences.isEmpty()) {
      study.close();
      QuestionDifference first = differences.get(0);
      throw new IllegalArgumentException(
          "%s: was measured with another %s: %s, here it is %s"
              .formatted(name, first.key(), first.held(), first.asked()));
    }
    return study;
  }

  private OpensStudy command(String name, List<String> words) {
    if (words.isEmpty() || !words.get(0).equals("surface")) {
      throw new IllegalArgumentException(
          "%s: was not made by 'thalweg surface', whose files alone can be measured further"
              .formatted(name));
    }
    try {
      List<CommandLine> parsed =
          thalweg.get().parseArgs(words.toArray(String[]::new)).asCommandLineList();
      return parsed.get(parsed.size() - 1).getCommand();
    } catch (CommandLine.ParameterException e) {
      throw new IllegalArgumentException(
          "%s: the command that made it is no longer understood: %s"
              .formatted(name, e.getMessage()),
          e);
    }
  }

  /** What must agree: everything but which coordinates are measured. */
  private static Question samePlace(Question question) {
    return new Question(
        question.model(),
        question.data(),
        question.loss(),
        question.directions(),
        List.of(),
        question.engine(),
        question.further(),
        question.weightDecay());
  }
}
