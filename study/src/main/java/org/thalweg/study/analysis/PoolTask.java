// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.analysis;

import java.util.concurrent.RecursiveTask;
import java.util.function.Supplier;

/** Work inside a pool, whose exceptions come out as they are. */
public final class PoolTask<T> extends RecursiveTask<T> {
  private static final long serialVersionUID = 1L;

  private final transient Supplier<T> work;

  public PoolTask(Supplier<T> work) {
    this.work = work;
  }

  @Override
  protected T compute() {
    return work.get();
  }
}
