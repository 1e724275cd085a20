// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.thalweg.cli.option.ComputeOptions;
import org.thalweg.cli.option.DataOptions;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.option.ModelOptions;
import org.thalweg.cli.option.OtherModelOptions;
import org.thalweg.cli.option.OutputOptions;
import org.thalweg.cli.option.PlaneOptions;
import org.thalweg.cli.option.QuadraticOptions;
import org.thalweg.landscape.evaluation.QuestionDifference;
import org.thalweg.landscape.surface.Provenance;
import org.thalweg.landscape.surface.Question;
import org.thalweg.landscape.surface.Surface;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Opens again what a surface file was measured with: model, samples and directions. */
public final class RecordedStudy {
  private RecordedStudy() {}

  /** The options of {@code thalweg surface}, filled from a recorded command. */
  @Command(name = "surface")
  private static final class Recorded {
    @Mixin private ModelOptions model;
    @Mixin private OtherModelOptions others;
    @Mixin private DataOptions data;
    @Mixin private PlaneOptions plane;
    @Mixin private ComputeOptions compute;

    // What the command also took, and what is of no use here.
    @SuppressWarnings("unused")
    @Mixin
    private OutputOptions output;

    @SuppressWarnings("unused")
    @Mixin
    private GeneralOptions general;

    @SuppressWarnings("unused")
    @Mixin
    private QuadraticOptions quadratic;

    @SuppressWarnings("unused")
    @Option(names = "--view")
    private boolean view;
  }

  /**
   * The study behind {@code surface}, checked to be the one that measured it.
   *
   * @param name what the surface is called in messages
   * @throws IllegalArgumentException if the file does not say, or model, data or directions are no
   *     longer those; the message names the difference
   */
  public static PlaneStudy open(String name, Surface surface, Consumer<String> log) {
    Provenance from =
        surface
            .provenance()
            .orElseThrow(() -> new IllegalArgumentException(name + ": does not say what made it"));
    Recorded recorded = parse(name, from.run().firstCommand());
    PlaneStudy study =
        PlaneStudy.open(
            recorded.model, recorded.others, recorded.data, recorded.plane, recorded.compute, log);
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

  private static Recorded parse(String name, List<String> command) {
    List<String> words = new ArrayList<>(command);
    if (words.isEmpty() || !words.remove(0).equals("surface")) {
      throw new IllegalArgumentException(
          "%s: was not made by 'thalweg surface', whose files alone can be measured further"
              .formatted(name));
    }
    Recorded recorded = new Recorded();
    try {
      new CommandLine(recorded)
          .setCaseInsensitiveEnumValuesAllowed(true)
          .parseArgs(words.toArray(String[]::new));
    } catch (CommandLine.ParameterException e) {
      throw new IllegalArgumentException(
          "%s: the command that made it is no longer understood: %s"
              .formatted(name, e.getMessage()),
          e);
    }
    return recorded;
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
