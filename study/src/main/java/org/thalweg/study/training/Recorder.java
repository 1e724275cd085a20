// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.training;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.thalweg.study.opening.CommandException;

/**
 * Measures and writes behind the training, one task after the other.
 *
 * <p>A state is written after everything that it lets a resumed run leave out. At most two tasks
 * wait: each holds a copy of the weights.
 */
final class Recorder implements AutoCloseable {
  private static final int MOST_WAITING = 2;
  private static final long PATIENCE_SECONDS = 60;

  private final Deque<Future<?>> waiting = new ArrayDeque<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread made = new Thread(work, "thalweg-recorder");
            made.setDaemon(true);
            return made;
          });
  private final boolean behind;

  /**
   * A recorder.
   *
   * @param behind whether tasks run beside the training, on a thread of their own
   */
  Recorder(boolean behind) {
    this.behind = behind;
  }

  /** Does {@code task} after all before it; throws what an earlier one has thrown. */
  void add(Runnable task) {
    waiting.add(thread.submit(task));
    awaitDownTo(behind ? MOST_WAITING : 0);
  }

  /** Returns once all is done; throws what one has thrown. */
  void finish() {
    awaitDownTo(0);
  }

  private void awaitDownTo(int left) {
    while (waiting.size() > left) {
      try {
        waiting.remove().get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CommandException("recording was interrupted", e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        throw new CommandException("recording failed: " + e.getCause(), e);
      }
    }
  }

  /** Lets the tasks under way come to their end. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
