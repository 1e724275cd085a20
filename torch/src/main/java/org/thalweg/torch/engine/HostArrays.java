// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.engine;

import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Copies between Java arrays and native tensors. */
public final class HostArrays {

  private HostArrays() {}

  /**
   * A float tensor of {@code shape}, row-major, with a copy of {@code values}; flat without one.
   */
  public static Tensor toTensor(float[] values, long... shape) {
    if (shape.length == 0) {
      return toTensor(values, values.length);
    }
    Tensor tensor =
        torch.empty(shape, new TensorOptions(ScalarType.Float), new MemoryFormatOptional());
    // An empty tensor has no memory to point to.
    if (values.length > 0) {
      tensor.data_ptr_float().put(values, 0, values.length);
    }
    return tensor;
  }

  /** A one-dimensional tensor of doubles with a copy of {@code values}. */
  public static Tensor toTensor(double[] values) {
    Tensor tensor =
        torch.empty(
            new long[] {values.length},
            new TensorOptions(ScalarType.Double),
            new MemoryFormatOptional());
    if (values.length > 0) {
      tensor.data_ptr_double().put(values, 0, values.length);
    }
    return tensor;
  }

  /** A one-dimensional tensor of 64-bit integers, as libtorch wants labels. */
  public static Tensor toTensor(int[] values) {
    Tensor tensor =
        torch.empty(
            new long[] {values.length},
            new TensorOptions(ScalarType.Long),
            new MemoryFormatOptional());
    long[] wide = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      wide[i] = values[i];
    }
    tensor.data_ptr_long().put(wide, 0, wide.length);
    return tensor;
  }

  /** The entries of a tensor, row-major, as floats. */
  public static float[] toFloats(Tensor tensor) {
    Tensor flat = tensor.to(ScalarType.Float).contiguous();
    float[] values = new float[Math.toIntExact(flat.numel())];
    if (values.length > 0) {
      flat.data_ptr_float().get(values, 0, values.length);
    }
    return values;
  }

  /** The entries of a tensor, row-major, as doubles. */
  public static double[] toDoubles(Tensor tensor) {
    Tensor flat = tensor.to(ScalarType.Double).contiguous();
    double[] values = new double[Math.toIntExact(flat.numel())];
    if (values.length > 0) {
      flat.data_ptr_double().get(values, 0, values.length);
    }
    return values;
  }
}
