// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.thalweg.landscape.InputFileException;
import org.thalweg.landscape.surface.Provenance;
import org.thalweg.landscape.surface.Question;
import org.thalweg.landscape.surface.Surface;
import picocli.CommandLine;

/** Lays the plane of a surface again, from the command that its file recorded or another one. */
public final class RecordedPlane {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  private final CommandLine thalweg;

  /** With a command line of its own, whose commands are filled by what is read. */
  public RecordedPlane(CommandLine thalweg) {
    this.thalweg = thalweg;
  }

  /**
   * The plane of {@code surface}.
   *
   * @param typed the command to lay it by, where the recorded one does not
   * @throws IllegalArgumentException if no command does, or model, samples or directions are not
   *     those of the surface
   */
  public LaidPlane lay(Surface surface, Optional<String> typed, Consumer<String> log) {
    Provenance provenance =
        surface
            .provenance()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "--full-space needs the model, and this file does not tell which: it has no provenance"));
    if (provenance.question().directions().repeats() > 1) {
      throw new IllegalArgumentException(
          "--full-space needs one plane, and this surface is the mean of %d"
              .formatted(provenance.question().directions().repeats()));
    }
    List<String> recorded = provenance.run().command();
    List<String> words = typed.map(RecordedPlane::words).orElse(recorded);
    LaidPlane laid = laid(words, recorded, log);
    try {
      requireSame(provenance.question(), laid.question());
      return laid;
    } catch (RuntimeException e) {
      laid.close();
      throw e;
    }
  }

  private LaidPlane laid(List<String> words, List<String> recorded, Consumer<String> log) {
    LaysPlane command = command(words, recorded);
    try {
      return command.lay(log);
    } catch (InputFileException e) {
      throw new InputFileException(
          e.file(),
          e.problem()
              + "; the surface was made by 'thalweg %s': run this where that was, or give it anew by --as '…'"
                  .formatted(String.join(" ", recorded)),
          e);
    }
  }

  private LaysPlane command(List<String> words, List<String> recorded) {
    if (!words.isEmpty()) {
      CommandLine found = thalweg;
      for (CommandLine parsed : parsed(words)) {
        found = parsed;
      }
      if (found.getCommand() instanceof LaysPlane lays) {
        return lays;
      }
    }
    throw new IllegalArgumentException(
        "--full-space needs the command that lays the plane, and the file was made by '%s'; give it by --as 'surface …', 'interpolate …' or 'trajectory …'"
            .formatted(String.join(" ", recorded.isEmpty() ? List.of("another tool") : recorded)));
  }

  private List<CommandLine> parsed(List<String> words) {
    List<String> all = new ArrayList<>(words);
    if (all.get(0).equals("thalweg")) {
      all.remove(0);
    }
    boolean out = all.stream().anyMatch(w -> w.startsWith("-o") || w.startsWith("--out"));
    if (!out) {
      all.addAll(List.of("-o", "unused.h5"));
    }
    try {
      return thalweg.parseArgs(all.toArray(String[]::new)).asCommandLineList();
    } catch (CommandLine.ParameterException e) {
      throw new IllegalArgumentException(
          "'%s' lays no plane: %s".formatted(String.join(" ", words), e.getMessage()), e);
    }
  }

  /** Words as a shell would part them, quotes taken off. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      for (int group = 1; group <= 3; group++) {
        if (matcher.group(group) != null) {
          words.add(matcher.group(group));
        }
      }
    }
    return words;
  }

  private static void requireSame(Question held, Question laid) {
    require("the model", held.model().sha256(), laid.model().sha256());
    require("the samples", held.data().sha256(), laid.data().sha256());
    require("the loss", held.loss(), laid.loss());
    require("the batch-norm policy", held.directions().bn(), laid.directions().bn());
    require(
        "the directions",
        String.join(", ", held.directions().sha256()),
        String.join(", ", laid.directions().sha256()));
  }

  private static void require(String what, String held, String laid) {
    if (!held.equals(laid)) {
      throw new IllegalArgumentException(
          "--full-space needs what the surface was measured with, and %s is another: %.12s in the file, %.12s now"
              .formatted(what, held, laid));
    }
  }
}
