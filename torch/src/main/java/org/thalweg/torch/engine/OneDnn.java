// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.engine;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Whether oneDNN, which convolves single precision, does so rightly on this machine.
 *
 * <p>oneDNN 3.7 plans how it rearranges weights by the size of the first cache. A virtual machine
 * may hide the caches of an AMD processor (CPUID leaf 0x8000001D is all zeros): the size is 0 then,
 * and the plan that follows clears the wrong memory wherever channels do not fill their last block.
 * The answer is off by tens of percent, or NaN, and nothing says so. Whole blocks come out right.
 */
public final class OneDnn {
  /**
   * Channels that leave a rest over in blocks of 8 and of 16, and with which the clearing stays
   * inside the weights.
   */
  private static final int IN = 28;

  private static final int OUT = 16;

  /** One small image alone libtorch would convolve by itself. */
  private static final int IMAGES = 2;

  private static final int SIDE = 8;
  private static final int KERNEL = 3;

  private static final Object LOCK = new Object();
  private static int avoiding;

  private OneDnn() {}

  private static final class Trial {
    static final boolean BREAKS = breaks();
  }

  /** Whether it must be given whole blocks of channels; found out once, in milliseconds. */
  public static boolean needsWholeBlocks() {
    return Trial.BREAKS;
  }

  /**
   * Keeps libtorch from oneDNN until it is closed, where whole blocks cannot be had: in programs
   * that are not ours. Its own kernels take many times as long. Does nothing where oneDNN is right.
   */
  public static Avoidance avoidWhereItBreaks() {
    return needsWholeBlocks() ? new Avoidance() : new Avoidance(new AtomicBoolean(true));
  }

  /** While one of these is open libtorch does without oneDNN, on all threads. */
  public static final class Avoidance implements AutoCloseable {
    private final AtomicBoolean closed;

    private Avoidance(AtomicBoolean closed) {
      this.closed = closed;
    }

    private Avoidance() {
      this(new AtomicBoolean());
      count(1);
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        count(-1);
      }
    }

    private static void count(int more) {
      synchronized (LOCK) {
        avoiding += more;
        torch.globalContext().setUserEnabledMkldnn(avoiding == 0);
      }
    }
  }

  private static boolean breaks() {
    TorchEngine.load();
    // Not by the engine, which would settle the caller's number of threads.
    try (NativeScope scope = NativeScope.open();
        InferenceMode inference = new InferenceMode(true)) {
      return differs();
    }
  }

  /** Small whole numbers, so that every sum is exact whatever its order. */
  private static boolean differs() {
    Tensor images = whole(IMAGES * SIDE * SIDE, IN).view(IMAGES, IN, SIDE, SIDE);
    Tensor weight = whole(IN * KERNEL * KERNEL, OUT).view(OUT, IN, KERNEL, KERNEL);
    Tensor exact = convolved(images, weight, ScalarType.Double);
    return !convolved(images, weight, ScalarType.Float).to(ScalarType.Double).equal(exact);
  }

  private static Tensor whole(int each, int times) {
    double[] values = new double[each * times];
    Arrays.setAll(values, i -> 1 + i % 7);
    return HostArrays.toTensor(values);
  }

  private static Tensor convolved(Tensor images, Tensor weight, ScalarType type) {
    long[] ones = {1, 1};
    return torch.conv2d(
        images.to(type), weight.to(type), new TensorOptional(), ones, ones, ones, 1);
  }
}
