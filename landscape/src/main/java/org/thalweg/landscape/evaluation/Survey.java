// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.sampling.SamplingPlan;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Sample;
import org.thalweg.landscape.surface.SamplesByNode;

/**
 * Measures a grid as a plan asks, resuming what its journal holds.
 *
 * <p>Every point goes to the journal before it counts as progress. Points are written down in
 * transactions of what a quarter of a second brings: a kill loses no more than that.
 */
public record Survey(Grid grid, SamplingPlan plan, Evaluator evaluator, RunJournal journal) {
  private static final long JOURNAL_EVERY_NANOS = 250_000_000L;

  /**
   * Measures what is missing.
   *
   * @return the samples in the grid's order; fewer than it has nodes where the plan leaves some out
   *     or the evaluator was stopped
   */
  public List<Sample> run(Slice slice, Progress progress) {
    SamplesByNode known = new SamplesByNode(grid.size()).addAll(journal.finished().values());
    List<Integer> round = plan.nextRound(known);
    progress.started(known.size(), known.size() + round.size());
    progress.measured(known.inOrder());
    while (!round.isEmpty()) {
      Bookkeeper bookkeeper = new Bookkeeper(known, progress, known.size() + round.size());
      try {
        evaluator.evaluate(slice, requests(round), bookkeeper);
      } finally {
        bookkeeper.writeDown();
      }
      if (!known.keySet().containsAll(round)) {
        break;
      }
      round = plan.nextRound(known);
    }
    return known.inOrder();
  }

  private List<Evaluator.Request> requests(List<Integer> nodes) {
    return nodes.stream().map(node -> new Evaluator.Request(node, grid.at(node))).toList();
  }

  /** Collects samples and writes them down in turn. */
  private final class Bookkeeper implements Consumer<Sample> {
    private final SamplesByNode known;
    private final Progress progress;
    private final int total;
    private final List<Sample> pending = new ArrayList<>();
    private long writtenAt = System.nanoTime();

    Bookkeeper(SamplesByNode known, Progress progress, int total) {
      this.known = known;
      this.progress = progress;
      this.total = total;
    }

    @Override
    public void accept(Sample sample) {
      pending.add(sample);
      if (System.nanoTime() - writtenAt >= JOURNAL_EVERY_NANOS) {
        writeDown();
      }
    }

    void writeDown() {
      if (!pending.isEmpty()) {
        journal.record(pending);
        known.addAll(pending);
        progress.measured(List.copyOf(pending));
        pending.clear();
        progress.advanced(known.size(), total);
      }
      writtenAt = System.nanoTime();
    }
  }
}
