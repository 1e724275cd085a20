// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.bench;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.torch.engine.NativeOwner;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.ShapeTrace;
import org.thalweg.torch.model.layer.ConvolutionLayer;
import org.thalweg.torch.model.layer.ImageShape;
import org.thalweg.torch.objective.Precision;
import org.thalweg.torch.onednn.ConvolutionExtents;
import org.thalweg.torch.onednn.Ending;
import org.thalweg.torch.onednn.FusedCall;
import org.thalweg.torch.onednn.FusedOperation;
import org.thalweg.torch.onednn.FusedOperations;
import org.thalweg.torch.onednn.OneDnn;

/**
 * What the processor can do with a network's own operations: the best of a 2048³ matrix product and
 * its 3×3 convolutions, on all threads at once, each with memory of its own.
 *
 * <p>By oneDNN where it can be called by itself, with weights laid out beforehand and nothing
 * fused; else, and for the product besides, by libtorch.
 */
final class Ceiling {
  private static final int EXTENT = 2048;
  private static final double GEMM_FLOPS = 2.0 * EXTENT * EXTENT * EXTENT;

  private final Architecture architecture;
  private final Precision precision;
  private final int images;

  /**
   * @param images a convolution takes at once
   */
  Ceiling(Architecture architecture, Precision precision, int images) {
    this.architecture = architecture;
    this.precision = precision;
    this.images = images;
  }

  /** Floating-point operations a second of the product. */
  double product(Workers workers) {
    double plain = precision == Precision.BF16 ? 0 : workers.rate(this::plainProduct);
    double own = library().map(known -> workers.rate(() -> new OwnProduct(known))).orElse(0.0);
    return GEMM_FLOPS * Math.max(plain, own);
  }

  /** Floating-point operations a second of the fastest convolution; 0 without any. */
  double convolution(Workers workers) {
    double best = 0;
    Set<ConvolutionExtents> tried = new HashSet<>();
    for (Map.Entry<ConvolutionLayer, ImageShape> each :
        ShapeTrace.of(architecture).convolutions().entrySet()) {
      ConvolutionLayer layer = each.getKey();
      ConvolutionExtents extents =
          layer.extents(images, each.getValue().height(), each.getValue().width(), factors());
      if (layer.kernel() == 3 && layer.groups() == 1 && tried.add(extents)) {
        double flops = 2.0 * layer.multiplyAdds(each.getValue()) * images;
        best = Math.max(best, flops * workers.rate(convolution(layer, extents)));
      }
    }
    return best;
  }

  private Supplier<Workers.Work> convolution(ConvolutionLayer layer, ConvolutionExtents extents) {
    return library()
        .<Supplier<Workers.Work>>map(known -> () -> new OwnConvolution(known, extents))
        .orElse(() -> plainConvolution(layer, extents));
  }

  private Optional<OneDnn> library() {
    return precision == Precision.FP64 ? Optional.empty() : OneDnn.library();
  }

  private ScalarType factors() {
    return precision.factors();
  }

  private Workers.Work plainProduct() {
    Tensor a = ones(precision.type(), EXTENT, EXTENT);
    Tensor b = ones(precision.type(), EXTENT, EXTENT);
    return () -> torch.mm(a, b);
  }

  private Workers.Work plainConvolution(ConvolutionLayer layer, ConvolutionExtents extents) {
    torch.MemoryFormat last = torch.MemoryFormat.ChannelsLast;
    Tensor from = ones(precision.type(), extents.input()).contiguous(last);
    Tensor weight = ones(precision.type(), extents.weight()).contiguous(last);
    return () -> layer.apply(from, weight, new TensorOptional());
  }

  private static Tensor ones(ScalarType type, long... shape) {
    return torch.ones(shape, new TensorOptions(type));
  }

  /** One of oneDNN's operations, with weights of its own. */
  private abstract static class Own implements Workers.Work {
    private final FusedOperations operations;
    private final NativeOwner owner = new NativeOwner("this operation");

    Own(OneDnn known) {
      operations = new FusedOperations(known);
    }

    FusedOperations operations() {
      return operations;
    }

    FusedCall with(FusedOperation operation, Tensor weight) {
      return operation.with(weight, owner.own(torch.zeros(weight.size(0))), owner);
    }

    Tensor room(FusedCall call) {
      return owner.own(ones(ScalarType.Byte, Math.max(1, call.scratchBytes())));
    }

    @Override
    public void close() {
      owner.close();
      operations.close();
    }
  }

  private final class OwnProduct extends Own {
    private final Tensor from = ones(factors(), EXTENT, EXTENT);
    private final Tensor into = ones(ScalarType.Float, EXTENT, EXTENT);
    private final FusedCall call;
    private final Tensor room;

    OwnProduct(OneDnn known) {
      super(known);
      call = with(operations().product(EXTENT, EXTENT, EXTENT, factors()), into);
      room = room(call);
    }

    @Override
    public void run() {
      call.run(from, into, room);
    }
  }

  private final class OwnConvolution extends Own {
    private final Tensor from;
    private final Tensor into;
    private final FusedCall call;
    private final Tensor room;

    OwnConvolution(OneDnn known, ConvolutionExtents extents) {
      super(known);
      torch.MemoryFormat last = torch.MemoryFormat.ChannelsLast;
      from = ones(factors(), extents.input()).contiguous(last);
      into = ones(factors(), extents.output()).contiguous(last);
      Tensor weight = ones(ScalarType.Float, extents.weight());
      call = with(operations().convolution(extents, Ending.NONE), weight);
      room = room(call);
    }

    @Override
    public void run() {
      call.run(from, into, room);
    }
  }
}
