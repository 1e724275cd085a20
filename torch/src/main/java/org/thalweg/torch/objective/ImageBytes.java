// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.ImageFormat;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.NativeScope;

/**
 * A run of a data set's images, kept by the data set alone, as bytes; floats exist while asked for.
 *
 * <p>(byte / scale − mean) / deviation, each step rounded to float32: the bits of {@link
 * Dataset#normalized}.
 */
final class ImageBytes {
  private final Dataset dataset;
  private final int from;
  private final int count;
  private final Precision precision;

  ImageBytes(Dataset dataset, int from, int count, Precision precision) {
    this.dataset = dataset;
    this.from = from;
    this.count = count;
    this.precision = precision;
  }

  /** {@code [count, channels, height, width]}, channels last, fresh in the caller's scope. */
  Tensor normalized() {
    try (NativeScope scope = NativeScope.open()) {
      ImageFormat format = dataset.info().format();
      Tensor bytes =
          torch.empty(
              new long[] {count, format.channels(), format.height(), format.width()},
              new TensorOptions(ScalarType.Byte),
              new MemoryFormatOptional());
      byte[] pixels = dataset.bytes(from, count);
      new BytePointer(bytes.data_ptr()).capacity(pixels.length).put(pixels);
      // The permutation moves bytes, not floats.
      Tensor x = bytes.contiguous(torch.MemoryFormat.ChannelsLast).to(ScalarType.Float);
      x.div_(new Scalar((double) format.scale()));
      x.sub_(perChannel(dataset.info().normalization().means()));
      x.div_(perChannel(dataset.info().normalization().deviations()));
      return scope.keep(x.to(precision.type()));
    }
  }

  private static Tensor perChannel(List<Double> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i).floatValue();
    }
    return HostArrays.toTensor(floats, 1, floats.length, 1, 1);
  }
}
