// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.thalweg.landscape.objective.EngineException;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.surface.Sample;

/**
 * Measures points on threads of this process, each pulling one block of points after the other.
 *
 * <p>A block is what the slice {@linkplain Slice#blockSize measures together}: a stop waits for no
 * more than the blocks in flight. Where the engine fails on a block, its points are measured alone.
 *
 * <p>Samples are handed over on the thread that called {@link #evaluate}, so that writing them down
 * holds up no measuring.
 */
public final class LocalEvaluator implements Evaluator {
  private final int workers;
  private volatile boolean stopped;

  public LocalEvaluator(int workers) {
    if (workers < 1) {
      throw new IllegalArgumentException("measuring needs at least 1 worker, got " + workers);
    }
    this.workers = workers;
  }

  @Override
  public void evaluate(Slice slice, List<Request> requests, Consumer<Sample> sink) {
    if (!requests.isEmpty()) {
      new Evaluation(slice, List.copyOf(requests), sink).run(Math.min(workers, requests.size()));
    }
  }

  @Override
  public void stop() {
    stopped = true;
  }

  /** One call: the workers' shared queue of points, and what they have to tell the caller. */
  private final class Evaluation {
    private final Slice slice;
    private final List<Request> requests;
    private final int block;
    private final Consumer<Sample> sink;
    private final AtomicInteger next = new AtomicInteger();
    private final BlockingQueue<Runnable> news = new LinkedBlockingQueue<>();
    private volatile boolean broken;
    private @Nullable Throwable failure;
    private int running;

    Evaluation(Slice slice, List<Request> requests, Consumer<Sample> sink) {
      this.slice = slice;
      this.requests = requests;
      this.block = slice.blockSize();
      this.sink = sink;
    }

    void run(int threads) {
      running = threads;
      for (int t = 0; t < threads; t++) {
        Thread thread = new Thread(this::work, "thalweg-point-" + t);
        thread.setDaemon(true);
        thread.start();
      }
      boolean interrupted = false;
      while (running > 0) {
        try {
          listen(news.take());
        } catch (InterruptedException e) {
          // The points in flight are worth waiting for: nothing measured is lost.
          interrupted = true;
          broken = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      rethrow();
    }

    /** A sink that fails must not leave workers behind. */
    private void listen(Runnable message) {
      try {
        message.run();
      } catch (RuntimeException | Error e) {
        breakOff(e);
      }
    }

    private void work() {
      try {
        while (!stopped && !broken) {
          int from = next.getAndAdd(block);
          if (from >= requests.size()) {
            break;
          }
          List<Request> pulled = requests.subList(from, Math.min(from + block, requests.size()));
          List<Sample> samples = pulled.size() == 1 ? alone(pulled) : together(pulled);
          news.add(() -> samples.forEach(sink));
        }
      } catch (RuntimeException | Error e) {
        news.add(() -> breakOff(e));
      } finally {
        news.add(() -> running--);
      }
    }

    private List<Sample> together(List<Request> pulled) {
      try {
        List<Measurement> measured = slice.measureAll(pulled.stream().map(Request::at).toList());
        List<Sample> samples = new ArrayList<>(pulled.size());
        for (int i = 0; i < pulled.size(); i++) {
          Request request = pulled.get(i);
          samples.add(new Sample.Measured(request.index(), request.at(), measured.get(i)));
        }
        return samples;
      } catch (EngineException e) {
        return alone(pulled);
      }
    }

    private List<Sample> alone(List<Request> pulled) {
      List<Sample> samples = new ArrayList<>(pulled.size());
      for (Request request : pulled) {
        samples.add(measure(request));
      }
      return samples;
    }

    private Sample measure(Request request) {
      try {
        return new Sample.Measured(request.index(), request.at(), slice.measure(request.at()));
      } catch (EngineException e) {
        return new Sample.Failed(request.index(), request.at(), oneLine(e));
      }
    }

    private void breakOff(Throwable cause) {
      broken = true;
      if (failure == null) {
        failure = cause;
      } else {
        failure.addSuppressed(cause);
      }
    }

    private void rethrow() {
      if (failure instanceof Error error) {
        throw error;
      }
      if (failure instanceof RuntimeException exception) {
        throw exception;
      }
    }
  }

  private static String oneLine(EngineException failure) {
    String message = String.valueOf(failure.getMessage());
    return message.lines().findFirst().orElse(message);
  }
}
