// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.surface.Question;
import org.thalweg.landscape.surface.Sample;
import org.thalweg.landscape.surface.Surfaces;

class RunJournalTest {
  private static final Question QUESTION = Surfaces.question(7);
  private static final List<Channel> CHANNELS =
      List.of(Channel.loss("train"), Channel.accuracy("train"));

  @TempDir Path folder;

  @Test
  void everyBitOfEveryDouble_comesBack() {
    double[] values = {
      0.0,
      -0.0,
      -1.0,
      1.0 / 3,
      Double.NaN,
      Double.longBitsToDouble(0x7ff8000000000123L),
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.MIN_VALUE,
      -Double.MAX_VALUE
    };
    try (RunJournal journal = open(QUESTION)) {
      for (int i = 0; i < values.length; i++) {
        journal.record(List.of(measured(i, values[i], -values[i])));
      }
    }
    try (RunJournal journal = open(QUESTION)) {
      assertThat(journal.finished()).hasSize(values.length);
      for (int i = 0; i < values.length; i++) {
        Sample.Measured sample = journal.finished().get(i);
        assertThat(bits(sample.measurement().get(0))).isEqualTo(bits(values[i]));
        assertThat(bits(sample.measurement().get(1))).isEqualTo(bits(-values[i]));
        assertThat(sample.at()).isEqualTo(Coordinates.of(0.1 * i, -0.0));
      }
    }
  }

  @Test
  void failedPoint_isRetryableAndThenFinished() {
    try (RunJournal journal = open(QUESTION)) {
      journal.record(List.of(new Sample.Failed(3, Coordinates.of(1, 1), "out of memory")));
      assertThat(journal.finished()).isEmpty();
    }
    try (RunJournal journal = open(QUESTION)) {
      journal.record(List.of(new Sample.Failed(3, Coordinates.of(1, 1), "again")));
      journal.record(List.of(measured(3, 1, 2)));
      assertThat(journal.finished()).containsOnlyKeys(3);
    }
  }

  @Test
  void otherQuestion_isRefusedNamingTheFirstDifference() {
    open(QUESTION).close();
    assertThatThrownBy(() -> open(Surfaces.question(8)))
        .isInstanceOf(OtherQuestionException.class)
        .hasMessageContaining("a.h5.journal")
        .hasMessageContaining("directions.seed is 7, asked for 8")
        .hasMessageContaining("start over")
        .message()
        .doesNotContain("\n");
    assertThatThrownBy(
            () -> RunJournal.open(output(), QUESTION, List.of(Channel.loss("test")), 35).close())
        .hasMessageContaining("channels is train_loss train_acc, asked for test_loss");
    open(QUESTION).close();
  }

  @Test
  void secondOpening_isRefusedWhileTheFirstLasts() {
    try (RunJournal first = open(QUESTION)) {
      assertThatThrownBy(() -> open(QUESTION))
          .isInstanceOf(JournalInUseException.class)
          .hasMessageContaining("in use");
      assertThatThrownBy(() -> RunJournal.remove(output()))
          .isInstanceOf(JournalInUseException.class);
      first.record(List.of(measured(0, 1, 2)));
    }
    try (RunJournal next = open(QUESTION)) {
      assertThat(next.finished()).hasSize(1);
    }
  }

  @Test
  void discard_leavesNoFile() throws IOException {
    RunJournal journal = open(QUESTION);
    journal.record(List.of(measured(0, 1, 2)));
    journal.discard();
    assertThat(Files.list(folder)).isEmpty();
  }

  @Test
  void foreignFiles_areRefusedAndLeftAsTheyAre() throws IOException, SQLException {
    Path journal = RunJournal.fileOf(output());
    byte[] text = "no journal at all ".repeat(300).getBytes();
    Files.write(journal, text);
    refused();
    assertThat(journal).hasBinaryContent(text);

    Files.delete(journal);
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + journal)) {
      other.createStatement().execute("CREATE TABLE recipes (name TEXT)");
    }
    byte[] recipes = Files.readAllBytes(journal);
    refused();
    assertThat(journal).hasBinaryContent(recipes);

    RunJournal.remove(output());
    assertThat(Files.list(folder)).isEmpty();
  }

  @Test
  void damagedJournal_isRefusedInOneLine() throws IOException {
    try (RunJournal journal = open(QUESTION)) {
      journal.record(List.of(measured(0, 1, 2)));
    }
    Path file = RunJournal.fileOf(output());
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 100, bytes.length, (byte) 0x5a);
    Files.write(file, bytes);
    refused();
  }

  @Test
  void nameWithMarksThatUrlsUse_isANameLikeAnother() {
    Path odd = folder.resolve("ä b?mode=ro#50%.h5");
    try (RunJournal journal = RunJournal.open(odd, QUESTION, CHANNELS, 35)) {
      journal.record(List.of(measured(0, 1, 2)));
      assertThat(RunJournal.fileOf(odd)).exists();
    }
  }

  @Test
  void placeThatCannotBeWritten_isNamed() {
    assertThatThrownBy(() -> RunJournal.open(folder.resolve("absent/a.h5"), QUESTION, CHANNELS, 35))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("a.h5.journal");
  }

  @Test
  void time_addsUpOverRuns() throws InterruptedException {
    double first;
    try (RunJournal journal = open(QUESTION)) {
      Thread.sleep(20);
      journal.record(List.of(measured(0, 1, 2)));
      first = journal.seconds();
    }
    try (RunJournal journal = open(QUESTION)) {
      assertThat(journal.seconds()).isBetween(0.02, first + 10);
    }
  }

  @Test
  void equalQuestions_haveNoDifferences() {
    assertThat(QuestionDifference.between(QUESTION, Surfaces.question(7))).isEmpty();
    assertThat(QuestionDifference.between(QUESTION, Surfaces.question(8)))
        .containsExactly(new QuestionDifference("directions.seed", "7", "8"));
  }

  private void refused() {
    assertThatThrownBy(() -> open(QUESTION))
        .isInstanceOf(DamagedRunException.class)
        .hasMessageContaining("start over")
        .message()
        .doesNotContain("\n");
  }

  private Path output() {
    return folder.resolve("a.h5");
  }

  private RunJournal open(Question question) {
    return RunJournal.open(output(), question, CHANNELS, 35);
  }

  private static Sample measured(int node, double loss, double accuracy) {
    return new Sample.Measured(
        node, Coordinates.of(0.1 * node, -0.0), Measurement.of(loss, accuracy));
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }
}
