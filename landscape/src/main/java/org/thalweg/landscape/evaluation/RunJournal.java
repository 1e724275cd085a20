// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.thalweg.landscape.InputFileException;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.surface.Question;
import org.thalweg.landscape.surface.Sample;

/**
 * The finished points of one survey, kept so that a kill loses none.
 *
 * <p>An SQLite file {@code OUT.journal} beside the output. It belongs to one question: another
 * question, another engine or instruction set included, is refused. Values are kept as IEEE bits.
 * Failed points are noted but count as unfinished. One process holds it at a time; the operating
 * system lets go of it when that process dies. Thread-safe.
 */
public final class RunJournal implements AutoCloseable {
  private static final List<String> SUFFIXES = List.of("", "-wal", "-shm", "-journal");

  private final Path file;
  private final JournalDatabase database;
  private final int channels;
  private final double earlierSeconds;
  private final long openedAt = System.nanoTime();

  private RunJournal(Path file, JournalDatabase database, int channels) {
    this.file = file;
    this.database = database;
    this.channels = channels;
    this.earlierSeconds = database.seconds();
  }

  /**
   * Opens the journal of {@code output}, or begins one.
   *
   * @param points how many the whole survey has
   * @throws OtherQuestionException if it holds another question; the message names the difference
   * @throws JournalInUseException if another process holds it
   * @throws InputFileException if a file of its name is damaged or no journal
   * @throws UncheckedIOException if it cannot be written
   */
  public static RunJournal open(
      Path output, Question question, List<Channel> channels, int points) {
    Path file = fileOf(output);
    Map<String, String> identity = new LinkedHashMap<>(QuestionDifference.flatten(question));
    identity.put("channels", String.join(" ", channels.stream().map(Channel::name).toList()));
    identity.put("points", Integer.toString(points));
    JournalDatabase database = JournalDatabase.open(file);
    try {
      Map<String, String> held = database.identityOr(identity);
      List<QuestionDifference> differences = QuestionDifference.between(held, identity);
      if (!differences.isEmpty()) {
        throw new OtherQuestionException(file, differences.get(0));
      }
      return new RunJournal(file, database, channels.size());
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Where the journal of {@code output} is. */
  public static Path fileOf(Path output) {
    return output.resolveSibling(output.getFileName() + ".journal");
  }

  /**
   * Removes the journal of {@code output}, whatever it holds, if there is one.
   *
   * @throws JournalInUseException if another process holds it
   */
  public static void remove(Path output) {
    Path file = fileOf(output);
    if (Files.exists(file)) {
      try {
        JournalDatabase.open(file).close();
      } catch (InputFileException e) {
        // Damaged or foreign: that is what starting over is for.
      }
      delete(file);
    }
  }

  /** The measured points by node; failed ones are not among them. */
  public synchronized Map<Integer, Sample.Measured> finished() {
    Map<Integer, Sample.Measured> finished = new TreeMap<>();
    database.finished(channels).forEach(sample -> finished.put(sample.index(), sample));
    return finished;
  }

  /** Writes samples down in one transaction; they are on the disk when this returns. */
  public synchronized void record(List<Sample> samples) {
    if (!samples.isEmpty()) {
      database.record(samples, seconds());
    }
  }

  /** How long the survey has been measuring, earlier runs included. */
  public double seconds() {
    return earlierSeconds + (System.nanoTime() - openedAt) / 1e9;
  }

  /** Closes and deletes it: the surface file has its name, the journal has done its work. */
  public synchronized void discard() {
    close();
    delete(file);
  }

  @Override
  public synchronized void close() {
    database.close();
  }

  private static void delete(Path file) {
    try {
      for (String suffix : SUFFIXES) {
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be deleted".formatted(file), e);
    }
  }
}
