// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.objective.AnalyticObjectives;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.objective.EngineException;
import org.thalweg.landscape.objective.Objective;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.sampling.GridPlan;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Sample;
import org.thalweg.landscape.surface.Surfaces;

class SurveyTest {
  private static final Grid GRID = Surfaces.FIVE_BY_SEVEN;

  /** NaN, ±∞, both zeros and negative numbers among its values. */
  private static final ToDoubleFunction<double[]> ODD =
      theta ->
          theta[0] < -0.75
              ? Double.NaN
              : theta[0] == 0 ? -0.0 : theta[1] == 3 ? 0.0 : Math.sin(1e3 * theta[0]) / theta[1];

  @TempDir Path folder;

  @Test
  void samples_coverTheGridInItsOrder() {
    List<Sample> samples = run(slice(ODD), new LocalEvaluator(3), Progress.SILENT);
    assertThat(samples).hasSize(GRID.size());
    for (int node = 0; node < GRID.size(); node++) {
      assertThat(samples.get(node).index()).isEqualTo(node);
      assertThat(samples.get(node).at()).isEqualTo(GRID.at(node));
    }
  }

  @ParameterizedTest(name = "broken off at point {0}")
  @ValueSource(ints = {1, 2, 17, 35})
  void resumedSurvey_endsInTheSameBitsAndMeasuresNoPointTwice(int breakAt) {
    AtomicInteger calls = new AtomicInteger();
    ToDoubleFunction<double[]> breaking =
        theta -> {
          if (calls.incrementAndGet() == breakAt) {
            throw new IllegalStateException("power cut");
          }
          return ODD.applyAsDouble(theta);
        };
    assertThatThrownBy(() -> run(slice(breaking), new LocalEvaluator(2), Progress.SILENT))
        .hasMessage("power cut");
    Heard heard = new Heard();
    List<Sample> resumed = run(slice(breaking), new LocalEvaluator(2), heard);
    assertThat(calls.get()).as("the broken point alone comes twice").isEqualTo(GRID.size() + 1);
    assertThat(heard.events.get(0)).matches("started \\d+ of 35");
    assertThat(heard.events.get(heard.events.size() - 1)).isEqualTo("advanced 35 of 35");
    for (Sample sample : resumed) {
      double[] theta = {sample.at().x(), sample.at().y()};
      assertThat(bits(((Sample.Measured) sample).measurement().get(0)))
          .isEqualTo(bits(ODD.applyAsDouble(theta)));
    }
  }

  @ParameterizedTest(name = "loss {0}")
  @ValueSource(doubles = {0.0, -0.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY})
  void anyLoss_isAResultAndNeverMeasuredAgain(double loss) {
    AtomicInteger calls = new AtomicInteger();
    ToDoubleFunction<double[]> constant =
        theta -> {
          calls.incrementAndGet();
          return loss;
        };
    run(slice(constant), new LocalEvaluator(1), Progress.SILENT);
    run(slice(constant), new LocalEvaluator(1), Progress.SILENT);
    assertThat(calls).hasValue(GRID.size());
  }

  @Test
  void failedPoints_areKeptAndTriedAgainByTheNextRun() {
    AtomicInteger run = new AtomicInteger(1);
    ToDoubleFunction<double[]> flaky =
        theta -> {
          if (run.get() == 1 && theta[1] == 2) {
            throw new EngineException("out of memory", new Error());
          }
          return 1;
        };
    List<Sample> first = run(slice(flaky), new LocalEvaluator(2), Progress.SILENT);
    assertThat(first).hasSize(35).filteredOn(Sample.Failed.class::isInstance).hasSize(5);
    run.set(2);
    Heard heard = new Heard();
    List<Sample> second = run(slice(flaky), new LocalEvaluator(2), heard);
    assertThat(second).hasSize(35).hasOnlyElementsOfType(Sample.Measured.class);
    assertThat(heard.events.get(0)).isEqualTo("started 30 of 35");
  }

  @Test
  void stoppedSurvey_keepsWhatItHasAndGoesOnLater() {
    LocalEvaluator evaluator = new LocalEvaluator(1);
    AtomicInteger calls = new AtomicInteger();
    ToDoubleFunction<double[]> stopping =
        theta -> {
          if (calls.incrementAndGet() == 10) {
            evaluator.stop();
          }
          return 0;
        };
    assertThat(run(slice(stopping), evaluator, Progress.SILENT)).hasSize(10);
    Heard heard = new Heard();
    assertThat(run(slice(stopping), new LocalEvaluator(1), heard)).hasSize(35);
    assertThat(heard.events.get(0)).isEqualTo("started 10 of 35");
    assertThat(calls).hasValue(35);
  }

  private List<Sample> run(Slice slice, Evaluator evaluator, Progress progress) {
    try (RunJournal journal =
        RunJournal.open(
            folder.resolve("a.h5"),
            Surfaces.question(7),
            List.of(Channel.loss("train")),
            GRID.size())) {
      return new Survey(GRID, new GridPlan(GRID), evaluator, journal).run(slice, progress);
    }
  }

  private static Slice slice(ToDoubleFunction<double[]> loss) {
    Objective objective = AnalyticObjectives.of(AnalyticObjectives.origin(2), loss);
    return objective.restrictedTo(AnalyticObjectives.coordinateAxes(objective.parameters(), 2));
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }

  private static final class Heard implements Progress {
    private final List<String> events = new ArrayList<>();

    @Override
    public void started(int done, int total) {
      events.add("started %d of %d".formatted(done, total));
    }

    @Override
    public void advanced(int done, int total) {
      events.add("advanced %d of %d".formatted(done, total));
    }
  }
}
