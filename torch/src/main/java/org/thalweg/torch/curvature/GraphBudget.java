// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.curvature;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;
import org.bytedeco.javacpp.Pointer;

/**
 * Whether there is memory for one more kept gradient: while the process has less than half of what
 * there is.
 *
 * <p>Memory that was given back may stay with the process, so as many as once were kept may be kept
 * again. Thread-safe.
 */
public final class GraphBudget {
  private static final int SHARE = 2;

  private final long limit;
  private final LongSupplier inUse;
  private int kept;
  private int most;

  public GraphBudget() {
    this(totalBytes() / SHARE, Pointer::physicalBytes);
  }

  /** The container's, where this runs in one. */
  private static long totalBytes() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }

  /** Room while less than {@code limit} bytes are in use. */
  GraphBudget(long limit, LongSupplier inUse) {
    this.limit = limit;
    this.inUse = inUse;
  }

  /** Whether one more may be kept, which is then counted. */
  synchronized boolean take() {
    if (kept >= most && inUse.getAsLong() >= limit) {
      return false;
    }
    kept++;
    most = Math.max(most, kept);
    return true;
  }

  /** One that was counted is gone. */
  synchronized void giveBack() {
    kept--;
  }
}
