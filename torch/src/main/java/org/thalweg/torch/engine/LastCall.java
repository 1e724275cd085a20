// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.engine;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.thalweg.landscape.objective.EngineException;

/**
 * Native work on pool threads, over before the process ends.
 *
 * <p>When a process exits, libtorch's static objects are destroyed under the feet of threads that
 * still use them, and a Ctrl-C ends in a crash report. So the exit waits for the calls in flight,
 * and no further one begins.
 */
final class LastCall {
  private static final long PATIENCE_SECONDS = 60;
  private static final LastCall OF_THIS_PROCESS = new LastCall();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(OF_THIS_PROCESS::ring, "thalweg-native-work-ends"));
  }

  private final ReentrantReadWriteLock working = new ReentrantReadWriteLock();
  private volatile boolean rung;

  static LastCall ofThisProcess() {
    return OF_THIS_PROCESS;
  }

  /**
   * Does {@code work}, unless the process is ending.
   *
   * @throws EngineException if it is
   */
  <T> T serve(Supplier<T> work) {
    if (rung || !working.readLock().tryLock()) {
      throw new EngineException("stopped: the program is ending");
    }
    try {
      return work.get();
    } finally {
      working.readLock().unlock();
    }
  }

  /** Lets nothing begin any more and waits for what is in flight. */
  void ring() {
    rung = true;
    try {
      if (!working.writeLock().tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        // Longer than any call on one chunk takes: the exit goes on as it would have.
        return;
      }
      working.writeLock().unlock();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
