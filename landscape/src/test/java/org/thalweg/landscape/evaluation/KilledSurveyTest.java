// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.landscape.objective.AnalyticObjectives;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.objective.Objective;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.sampling.GridPlan;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Sample;
import org.thalweg.landscape.surface.Surfaces;

/** A real process that is killed: its lock dies with it, its points do not. */
class KilledSurveyTest {
  private static final Grid GRID = Surfaces.FIVE_BY_SEVEN;

  @TempDir Path folder;

  /** What the killed process runs: a survey too slow to finish. */
  public static void main(String[] arguments) {
    try (RunJournal journal = open(Path.of(arguments[0]))) {
      survey(journal).run(slice(50), new Speaking());
    }
  }

  @Test
  void killedProcess_leavesItsPointsAndNoLock() throws IOException, InterruptedException {
    Path output = folder.resolve("a.h5");
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                KilledSurveyTest.class.getName(),
                output.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    int announced;
    try (BufferedReader said = process.inputReader()) {
      assertThat(said.readLine()).isEqualTo("0");
      announced = Integer.parseInt(said.readLine());
      assertThatThrownBy(() -> open(output)).isInstanceOf(JournalInUseException.class);
    } finally {
      process.destroyForcibly().waitFor();
    }
    try (RunJournal journal = open(output)) {
      assertThat(journal.finished().size()).isGreaterThanOrEqualTo(announced).isLessThan(35);
      List<Sample> samples = survey(journal).run(slice(0), Progress.SILENT);
      assertThat(samples)
          .hasSize(35)
          .allSatisfy(
              sample ->
                  assertThat(((Sample.Measured) sample).measurement().get(0))
                      .isEqualTo(100 * sample.at().x() + sample.at().y()));
    }
  }

  private static RunJournal open(Path output) {
    List<Channel> channels = List.of(Channel.loss("train"));
    return RunJournal.open(output, Surfaces.question(7), channels, GRID.size());
  }

  private static Survey survey(RunJournal journal) {
    return new Survey(GRID, new GridPlan(GRID), new LocalEvaluator(1), journal);
  }

  private static Slice slice(long millisAPoint) {
    Objective objective =
        AnalyticObjectives.of(
            AnalyticObjectives.origin(2),
            theta -> {
              try {
                Thread.sleep(millisAPoint);
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
              return 100 * theta[0] + theta[1];
            });
    return objective.restrictedTo(AnalyticObjectives.coordinateAxes(objective.parameters(), 2));
  }

  private static final class Speaking implements Progress {
    @Override
    public void started(int done, int total) {
      System.out.println(done);
    }

    @Override
    public void advanced(int done, int total) {
      System.out.println(done);
    }
  }
}
