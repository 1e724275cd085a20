// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.engine;

import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;

/**
 * Owns every native handle that its thread makes while it is open.
 *
 * <p>Scopes nest; closing one frees its handles at once, not when the garbage collector comes by: a
 * freed activation's memory serves the next layer while it is still in cache. Bound to its thread.
 */
public final class NativeScope implements AutoCloseable {
  private final @Nullable PointerScope enclosing;
  private final PointerScope handles;

  private NativeScope() {
    enclosing = PointerScope.getInnerScope();
    handles = new PointerScope();
  }

  public static NativeScope open() {
    return new NativeScope();
  }

  /** Hands {@code handle} to the enclosing scope, so that it outlives this one. */
  public <P extends Pointer> P keep(P handle) {
    if (enclosing == null) {
      throw new IllegalStateException("an outermost scope has nobody to hand a handle to");
    }
    enclosing.attach(handle);
    return handle;
  }

  /** The number of native handles alive in this process, whoever owns them. */
  public static long liveHandles() {
    return Pointer.totalCount();
  }

  @Override
  public void close() {
    handles.close();
  }
}
