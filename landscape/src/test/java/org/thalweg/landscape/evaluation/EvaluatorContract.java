// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.objective.AnalyticObjectives;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.objective.EngineException;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.objective.Objective;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Sample;

/** What every evaluator must keep: extend it with one. */
abstract class EvaluatorContract {
  private static final Grid GRID = Grid.plane(new Axis(-1, 1, 9), new Axis(0, 3, 11));

  protected abstract Evaluator evaluator();

  @Test
  void everyRequest_isAnsweredExactlyOnce() {
    List<Sample> samples = evaluate(evaluator(), slice(AnalyticObjectives.tilted()), requests());
    assertThat(samples).hasSize(GRID.size());
    assertThat(samples).extracting(Sample::index).doesNotHaveDuplicates();
    assertThat(samples)
        .allSatisfy(
            sample -> {
              assertThat(sample.at()).isEqualTo(GRID.at(sample.index()));
              assertThat(((Sample.Measured) sample).measurement().get(0))
                  .isEqualTo(100 * sample.at().x() + sample.at().y());
            });
  }

  @Test
  void orderOfRequests_changesNoResult() {
    Slice slice = slice(AnalyticObjectives.himmelblau());
    List<Evaluator.Request> shuffled = new ArrayList<>(requests());
    Collections.shuffle(shuffled, new Random(5));
    assertThat(evaluate(evaluator(), slice, shuffled))
        .containsExactlyInAnyOrderElementsOf(evaluate(evaluator(), slice, requests()));
  }

  @Test
  void engineFailure_isKeptAsASampleAndEndsNothing() {
    Slice slice =
        slice(
            AnalyticObjectives.of(
                AnalyticObjectives.origin(2),
                theta -> {
                  if (theta[0] > 0.5) {
                    throw new EngineException("out of memory\nat native frame", new Error());
                  }
                  return 0;
                }));
    List<Sample> samples = evaluate(evaluator(), slice, requests());
    assertThat(samples).hasSize(GRID.size());
    assertThat(samples)
        .allSatisfy(
            sample -> {
              if (sample.at().x() > 0.5) {
                assertThat(((Sample.Failed) sample).reason()).isEqualTo("out of memory");
              } else {
                assertThat(sample).isInstanceOf(Sample.Measured.class);
              }
            });
  }

  @Test
  void slicesThatMeasureBlocks_areAskedForBlocks() {
    Blocks slice = new Blocks(slice(AnalyticObjectives.tilted()), point -> true);
    List<Sample> samples = evaluate(evaluator(), slice, requests());
    assertThat(samples).hasSize(GRID.size());
    assertThat(samples)
        .containsExactlyInAnyOrderElementsOf(
            evaluate(evaluator(), slice(AnalyticObjectives.tilted()), requests()));
    assertThat(slice.blocks.get()).isEqualTo((GRID.size() + Blocks.SIZE - 1) / Blocks.SIZE);
    assertThat(slice.alone.get()).isZero();
  }

  @Test
  void failureInABlock_failsItsOwnPointAlone() {
    Blocks slice = new Blocks(slice(AnalyticObjectives.tilted()), point -> point.x() < 0.9);
    List<Sample> samples = evaluate(evaluator(), slice, requests());
    assertThat(samples).hasSize(GRID.size()).extracting(Sample::index).doesNotHaveDuplicates();
    assertThat(samples)
        .allSatisfy(
            sample ->
                assertThat(sample)
                    .isInstanceOf(
                        sample.at().x() < 0.9 ? Sample.Measured.class : Sample.Failed.class));
  }

  @Test
  void stop_endsAfterTheBlocksInFlight() {
    Evaluator evaluator = evaluator();
    AtomicInteger measured = new AtomicInteger();
    Slice slice =
        new Blocks(
            slice(AnalyticObjectives.tilted()),
            point -> {
              if (measured.incrementAndGet() == Blocks.SIZE + 3) {
                evaluator.stop();
              }
              return true;
            });
    List<Sample> samples = evaluate(evaluator, slice, requests());
    assertThat(samples).hasSize(measured.get()).hasSizeLessThan(GRID.size());
  }

  /** Measures blocks; the engine fails where points are not as they should be. */
  private static final class Blocks implements Slice {
    static final int SIZE = 8;

    private final Slice slice;
    private final Predicate<Coordinates> healthy;
    final AtomicInteger blocks = new AtomicInteger();
    final AtomicInteger alone = new AtomicInteger();

    Blocks(Slice slice, Predicate<Coordinates> healthy) {
      this.slice = slice;
      this.healthy = healthy;
    }

    @Override
    public int dimension() {
      return slice.dimension();
    }

    @Override
    public List<Channel> channels() {
      return slice.channels();
    }

    @Override
    public int blockSize() {
      return SIZE;
    }

    @Override
    public Measurement measure(Coordinates point) {
      alone.incrementAndGet();
      return healthy(point);
    }

    @Override
    public List<Measurement> measureAll(List<Coordinates> points) {
      blocks.incrementAndGet();
      return points.stream().map(this::healthy).toList();
    }

    private Measurement healthy(Coordinates point) {
      if (!healthy.test(point)) {
        throw new EngineException("out of memory", new Error());
      }
      return slice.measure(point);
    }

    @Override
    public void close() {
      slice.close();
    }
  }

  @Test
  void valueThatIsNoFiniteNumber_isNoFailure() {
    assertThat(evaluate(evaluator(), slice(AnalyticObjectives.torn()), requests()))
        .hasOnlyElementsOfType(Sample.Measured.class);
  }

  @Test
  void otherException_isThrownAfterThePointsInFlight() {
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger ended = new AtomicInteger();
    Slice slice =
        slice(
            AnalyticObjectives.of(
                AnalyticObjectives.origin(2),
                theta -> {
                  if (begun.incrementAndGet() == 20) {
                    throw new IllegalStateException("a defect");
                  }
                  ended.incrementAndGet();
                  return 0;
                }));
    List<Sample> samples = new ArrayList<>();
    assertThatThrownBy(() -> evaluator().evaluate(slice, requests(), samples::add))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a defect");
    assertThat(samples).hasSize(ended.get());
  }

  @Test
  void stop_endsAfterThePointsInFlightAndLosesNone() {
    Evaluator evaluator = evaluator();
    AtomicInteger measured = new AtomicInteger();
    Slice slice =
        slice(
            AnalyticObjectives.of(
                AnalyticObjectives.origin(2),
                theta -> {
                  if (measured.incrementAndGet() == 10) {
                    evaluator.stop();
                  }
                  return 0;
                }));
    List<Sample> samples = evaluate(evaluator, slice, requests());
    assertThat(samples).hasSize(measured.get()).hasSizeLessThan(GRID.size());
  }

  @Test
  void interrupt_endsCleanlyAndIsNotSwallowed() {
    Thread caller = Thread.currentThread();
    AtomicInteger measured = new AtomicInteger();
    Slice slice =
        slice(
            AnalyticObjectives.of(
                AnalyticObjectives.origin(2),
                theta -> {
                  if (measured.incrementAndGet() == 10) {
                    caller.interrupt();
                  }
                  return sleepALittle();
                }));
    List<Sample> samples = evaluate(evaluator(), slice, requests());
    assertThat(Thread.interrupted()).isTrue();
    assertThat(samples).hasSize(measured.get()).hasSizeLessThan(GRID.size());
  }

  @Test
  void sinkThatFails_endsTheEvaluationWithItsError() {
    assertThatThrownBy(
            () ->
                evaluator()
                    .evaluate(
                        slice(AnalyticObjectives.tilted()),
                        requests(),
                        sample -> {
                          throw new IllegalStateException("disk full");
                        }))
        .hasMessage("disk full");
  }

  private static double sleepALittle() {
    try {
      Thread.sleep(1);
      return 0;
    } catch (InterruptedException e) {
      throw new AssertionError("a worker must not be interrupted", e);
    }
  }

  private static List<Evaluator.Request> requests() {
    List<Evaluator.Request> requests = new ArrayList<>();
    for (int node = 0; node < GRID.size(); node++) {
      requests.add(new Evaluator.Request(node, GRID.at(node)));
    }
    return requests;
  }

  private static Slice slice(Objective objective) {
    return objective.restrictedTo(AnalyticObjectives.coordinateAxes(objective.parameters(), 2));
  }

  private static List<Sample> evaluate(
      Evaluator evaluator, Slice slice, List<Evaluator.Request> requests) {
    List<Sample> samples = new ArrayList<>();
    evaluator.evaluate(slice, requests, samples::add);
    return samples;
  }
}
