// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.training;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ctrl-C during a training: the step in flight ends, its state is kept, the reader hears so. */
final class StopSignal implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final CompletableFuture<Runnable> lastWord = new CompletableFuture<>();
  private final Thread hook = new Thread(this::stop, "thalweg-stop");
  private volatile boolean given;

  StopSignal() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Whether the training is to end after this step. */
  boolean given() {
    return given;
  }

  /** The state is kept; {@code word} is run before the program ends. */
  void obeyed(Runnable word) {
    lastWord.complete(word);
  }

  private void stop() {
    given = true;
    try {
      lastWord.get(PATIENCE_SECONDS, TimeUnit.SECONDS).run();
    } catch (ExecutionException | TimeoutException e) {
      // Nothing to say: what was saved before is what there is.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    lastWord.complete(() -> {});
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook is running: it speaks, and this thread must not end the program before it.
      awaitHook();
    }
  }

  private void awaitHook() {
    try {
      hook.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
