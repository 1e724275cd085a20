// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.quickstart;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.thalweg.study.opening.CommandException;

/** Work on a thread of its own, one piece after the other, while something else is measured. */
final class Sidework implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final ExecutorService thread;
  private final List<Future<?>> asked = new ArrayList<>();

  Sidework(String name) {
    thread =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread made = new Thread(work, "thalweg-" + name);
              made.setDaemon(true);
              return made;
            });
  }

  /** Asks for a piece of work; its failure comes out of {@link #finish}. */
  void ask(Runnable work) {
    asked.add(thread.submit(work));
  }

  /** Asks for a result, which waits for the work when it is taken. */
  <T> Supplier<T> ask(Supplier<T> work) {
    Future<T> result = thread.submit(work::get);
    return () -> of(result);
  }

  /** Waits for all that was asked for. */
  void finish() {
    asked.forEach(Sidework::of);
  }

  /** What came of it; a failure as it was. */
  private static <T> T of(Future<T> work) {
    try {
      return work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("stopped");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Drops what has not begun, and waits for what has. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("a piece of work does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
