// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.onednn;

import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.torch.engine.NativeOwner;
import org.thalweg.torch.engine.NativeScope;

/**
 * A convolution or a product of fixed extents, compiled once: bias, sum and ReLU in its own pass.
 *
 * <p>Weights are handed over once in the layout that the operation prefers, see {@link #with}.
 * Thread-safe; the handles belong to the owner it is made with.
 */
public final class FusedOperation {
  private final OneDnn library;
  private final primitive operation;
  private final memory.desc input;
  private final memory.desc plainWeight;
  private final memory.desc weight;
  private final memory.desc bias;
  private final memory.desc output;
  private final memory.desc scratch;

  private FusedOperation(
      OneDnn library,
      primitive operation,
      primitive_desc description,
      memory.desc[] inputWeightBiasOutput,
      memory.desc plainWeight,
      NativeOwner owner) {
    this.library = library;
    this.operation = owner.own(operation);
    this.input = owner.own(inputWeightBiasOutput[0]);
    this.weight = owner.own(inputWeightBiasOutput[1]);
    this.bias = owner.own(inputWeightBiasOutput[2]);
    this.output = owner.own(inputWeightBiasOutput[3]);
    this.plainWeight = owner.own(plainWeight);
    this.scratch = owner.own(description.scratchpad_desc());
  }

  /**
   * Compiles a convolution of images that lie channels last, in single precision or bfloat16.
   *
   * <p>Sums are in single precision either way. Some milliseconds.
   */
  public static FusedOperation convolution(
      OneDnn library, ConvolutionExtents extents, Ending ending, NativeOwner owner) {
    try (NativeScope scope = NativeScope.open()) {
      data_type type = type(extents.precision());
      memory.desc images = new memory.desc(extents.input(), type, format_tag.nhwc);
      memory.desc made = new memory.desc(extents.output(), type, format_tag.nhwc);
      memory.desc weight = new memory.desc(extents.weight(), type, format_tag.any);
      memory.desc bias = new memory.desc(new long[] {extents.out()}, data_type.f32, format_tag.a);
      convolution_forward.primitive_desc description =
          new convolution_forward.primitive_desc(
              library.cpu(),
              dnnl.prop_kind.forward_inference,
              dnnl.algorithm.convolution_direct,
              images,
              weight,
              bias,
              made,
              extents.both(extents.stride()),
              extents.both(extents.padding()),
              extents.both(extents.padding()),
              attributes(ending),
              false);
      return new FusedOperation(
          library,
          new convolution_forward(description),
          description,
          new memory.desc[] {images, description.weights_desc(), bias, made},
          new memory.desc(
              extents.weight(),
              data_type.f32,
              extents.groups() == 1 ? format_tag.oihw : format_tag.goihw),
          owner);
    }
  }

  /**
   * Compiles rows {@code [rows, in]} times a matrix {@code [out, in]} transposed, plus a bias.
   *
   * @param precision of the rows and the matrix; sums and answers are in single precision
   */
  public static FusedOperation product(
      OneDnn library, long rows, long in, long out, ScalarType precision, NativeOwner owner) {
    try (NativeScope scope = NativeScope.open()) {
      data_type type = type(precision);
      memory.desc left = new memory.desc(new long[] {rows, in}, type, format_tag.ab);
      memory.desc right = new memory.desc(new long[] {in, out}, type, format_tag.any);
      memory.desc bias = new memory.desc(new long[] {1, out}, data_type.f32, format_tag.ab);
      memory.desc made = new memory.desc(new long[] {rows, out}, data_type.f32, format_tag.ab);
      matmul.primitive_desc description =
          new matmul.primitive_desc(
              library.cpu(), left, right, bias, made, attributes(Ending.NONE), false);
      return new FusedOperation(
          library,
          new matmul(description),
          description,
          new memory.desc[] {left, description.weights_desc(), bias, made},
          new memory.desc(new long[] {in, out}, data_type.f32, format_tag.ba),
          owner);
    }
  }

  private static primitive_attr attributes(Ending ending) {
    primitive_attr attributes = new primitive_attr();
    attributes.set_post_ops(ending.operations());
    // Memory of its own for every call, so that threads may share one operation.
    attributes.set_scratchpad_mode(dnnl.scratchpad_mode.user);
    return attributes;
  }

  private static data_type type(ScalarType precision) {
    return switch (precision) {
      case Float -> data_type.f32;
      case BFloat16 -> data_type.bf16;
      default ->
          throw new IllegalArgumentException(
              "oneDNN is asked for float32 and bfloat16, got " + precision);
    };
  }

  /**
   * The operation with these weights, for one thread.
   *
   * @param weights single precision, contiguous: {@code [out, in / groups, kernel, kernel]}, or
   *     {@code [out, in]} of a product
   * @param added the bias, single precision, {@code [out]}; must live as long as the call
   * @param owner of what the call keeps
   */
  public FusedCall with(Tensor weights, Tensor added, NativeOwner owner) {
    try (NativeScope scope = NativeScope.open()) {
      FusedCall call =
          new FusedCall(library, operation, input, weight, bias, output, scratch, added, owner);
      memory plain = new memory(plainWeight, library.cpu(), weights.data_ptr());
      memory packed = call.weight();
      new reorder(plain, packed).execute(library.work(), plain, packed);
      return call;
    }
  }
}
