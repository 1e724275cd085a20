// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.curvature;

import java.util.function.Supplier;
import org.bytedeco.javacpp.Pointer;

/**
 * The memory that kept gradients may take together: a quarter of the machine's.
 *
 * <p>What one takes is learnt from the first that is made, by how far the process grows.
 * Thread-safe.
 */
public final class GraphBudget {
  private static final int SHARE = 4;

  /** What a graph takes at least: small ones hide in memory that the process already has. */
  private static final long LEAST = 1L << 20;

  private long left;
  private long bytes;

  public GraphBudget() {
    this(Pointer.totalPhysicalBytes() / SHARE);
  }

  /** A budget of so many bytes. */
  GraphBudget(long bytes) {
    left = bytes;
  }

  /** Makes a graph; the first alone. */
  SlopeGraph measured(Supplier<SlopeGraph> make) {
    synchronized (this) {
      if (bytes == 0) {
        long before = Pointer.physicalBytes();
        SlopeGraph first = make.get();
        bytes = Math.max(LEAST, Pointer.physicalBytes() - before);
        return first;
      }
    }
    return make.get();
  }

  /** Whether one more may be kept, which is then counted. */
  synchronized boolean take() {
    if (left < bytes) {
      return false;
    }
    left -= bytes;
    return true;
  }

  /** One that was counted is gone. */
  synchronized void giveBack() {
    left += bytes;
  }
}
