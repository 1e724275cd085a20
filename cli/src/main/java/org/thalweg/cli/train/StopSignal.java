// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.train;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C during a training: the step in flight ends and its state is kept. */
final class StopSignal implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "thalweg-stop");
  private volatile boolean given;

  StopSignal() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Whether the training is to end after this step. */
  boolean given() {
    return given;
  }

  private void stop() {
    given = true;
    try {
      // The state is being written and the last word said.
      boolean ended = over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assert ended || given;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook has run, or will end at once.
    }
  }
}
