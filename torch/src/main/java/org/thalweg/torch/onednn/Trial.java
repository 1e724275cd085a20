// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.onednn;

import java.util.Arrays;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.NativeOwner;
import org.thalweg.torch.engine.NativeScope;

/**
 * One small convolution of whole numbers, whose answer is exact.
 *
 * <p>oneDNN 3.7 was off by tens of percent, without a word, where a virtual machine hides an AMD
 * processor's caches and channels leave a rest over in blocks of 16 (docs/decisions/0030). Later
 * ones are right there; this would tell if one was not.
 */
final class Trial {
  private static final ConvolutionExtents SMALL =
      new ConvolutionExtents(2, 28, 8, 8, 16, 3, 1, 1, 1, ScalarType.Float);

  private Trial() {}

  static boolean passes(OneDnn library) {
    // Not by the engine, which would settle the caller's number of threads.
    try (NativeScope scope = NativeScope.open();
        InferenceMode inference = new InferenceMode(true);
        NativeOwner owner = new NativeOwner("this trial")) {
      Tensor images = whole(SMALL.input()).contiguous(torch.MemoryFormat.ChannelsLast);
      Tensor weight = whole(SMALL.weight());
      Tensor none = torch.zeros((long) SMALL.out());
      FusedCall call =
          FusedOperation.convolution(library, SMALL, Ending.NONE, owner).with(weight, none, owner);
      Tensor made = torch.empty(SMALL.output()).contiguous(torch.MemoryFormat.ChannelsLast);
      call.run(images, made, FusedCall.bytes(call.scratchBytes()));
      return made.to(ScalarType.Double).equal(exact(images, weight));
    }
  }

  /** Double precision never passes through oneDNN. */
  private static Tensor exact(Tensor images, Tensor weight) {
    long[] ones = {1, 1};
    return torch.conv2d(
        images.to(ScalarType.Double),
        weight.to(ScalarType.Double),
        new TensorOptional(),
        ones,
        ones,
        ones,
        1);
  }

  private static Tensor whole(long[] shape) {
    float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < values.length; i++) {
      values[i] = 1 + i % 7;
    }
    return HostArrays.toTensor(values, shape);
  }
}
