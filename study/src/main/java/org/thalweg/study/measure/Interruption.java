// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.measure;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.thalweg.landscape.evaluation.Evaluator;
import org.thalweg.landscape.evaluation.RunJournal;

/** Ctrl-C during a survey: the points in flight end, all are kept, and the reader hears so. */
final class Interruption implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread hook;

  Interruption(Evaluator evaluator, RunJournal journal, SurfaceJob job, RunListener listener) {
    hook = new Thread(() -> stop(evaluator, journal, job, listener), "thalweg-interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void stop(Evaluator evaluator, RunJournal journal, SurfaceJob job, RunListener listener) {
    evaluator.stop();
    try {
      if (stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        listener.stopped(journal.finished().size(), job.grid().size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The survey has come to its end, stopped or not. */
  void finished() {
    stopped.countDown();
  }

  @Override
  public void close() {
    stopped.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook is running: it speaks, and this thread must not end the program before it.
      joinHook();
    }
  }

  private void joinHook() {
    try {
      hook.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
