// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.bytedeco.javacpp.Pointer;

/**
 * Owns native handles for as long as an object lives.
 *
 * <p>Thread-safe: closing waits for the work under {@link #whileOpen}, so nobody reads freed
 * memory.
 */
public final class NativeOwner implements AutoCloseable {
  private final String what;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final List<Pointer> handles = new ArrayList<>();
  private boolean closed;

  /** An owner for {@code what}, which its errors name, such as {@code this slice}. */
  public NativeOwner(String what) {
    this.what = what;
  }

  /** Keeps {@code handle} beyond the scope that it was made in. */
  public <P extends Pointer> P own(P handle) {
    lock.writeLock().lock();
    try {
      handle.retainReference();
      handles.add(handle);
      return handle;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Runs {@code work} with the handles alive; an {@link IllegalStateException} once closed. */
  public <T> T whileOpen(Supplier<T> work) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException(what + " is closed");
      }
      return work.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      closed = true;
      handles.forEach(Pointer::close);
      handles.clear();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
