// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.concurrent.TimeUnit;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.thalweg.torch.engine.NativeOwner;
import org.thalweg.torch.engine.TorchEngine;
import org.thalweg.torch.model.layer.ConvolutionLayer;
import org.thalweg.torch.onednn.ConvolutionExtents;
import org.thalweg.torch.onednn.Ending;
import org.thalweg.torch.onednn.FusedCall;
import org.thalweg.torch.onednn.FusedOperation;
import org.thalweg.torch.onednn.FusedOperations;
import org.thalweg.torch.onednn.OneDnn;

/** A 3×3 convolution of each stage of ResNet-56 on 25 images, by oneDNN itself and by libtorch. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ConvolutionBenchmark {
  private static final int IMAGES = 25;

  /** Channels and pixels along a side. */
  @Param({"16x32", "32x16", "64x8"})
  public String stage = "";

  @Param({"Float", "BFloat16"})
  public ScalarType precision = ScalarType.Float;

  private final NativeOwner owner = new NativeOwner("this benchmark");
  private final TorchEngine engine = TorchEngine.load();
  private final FusedOperations operations =
      new FusedOperations(
          OneDnn.library().orElseThrow(() -> new IllegalStateException("no oneDNN kernels here")));

  private record Ready(
      ConvolutionLayer layer,
      Tensor from,
      Tensor into,
      Tensor weight,
      TensorOptional bias,
      FusedCall relu,
      FusedCall addRelu,
      Tensor room) {}

  private Ready ready;

  @Setup
  public void prepare() {
    String[] extents = stage.split("x");
    int channels = Integer.parseInt(extents[0]);
    int pixels = Integer.parseInt(extents[1]);
    ready = engine.infer("preparing", () -> ready(channels, pixels));
  }

  private Ready ready(int channels, int pixels) {
    ConvolutionLayer layer = ConvolutionLayer.plain("convolution", channels, channels, 3, 1);
    ConvolutionExtents extents = layer.extents(IMAGES, pixels, pixels, precision);
    Tensor weight = normal(ScalarType.Float, extents.weight());
    Tensor bias = normal(ScalarType.Float, channels);
    FusedOperation relu = operations.convolution(extents, Ending.RELU);
    FusedOperation addRelu = operations.convolution(extents, Ending.ADD_RELU);
    FusedCall first = relu.with(weight, bias, owner);
    FusedCall second = addRelu.with(weight, bias, owner);
    long room = Math.max(1, Math.max(first.scratchBytes(), second.scratchBytes()));
    torch.MemoryFormat last = torch.MemoryFormat.ChannelsLast;
    return new Ready(
        layer,
        owner.own(normal(precision, extents.input()).contiguous(last)),
        owner.own(normal(precision, extents.output()).contiguous(last)),
        owner.own(weight.to(precision).contiguous(last)),
        owner.own(new TensorOptional(bias.to(precision))),
        first,
        second,
        owner.own(torch.ones(new long[] {room}, new TensorOptions(ScalarType.Byte))));
  }

  /** Small, so that sums of many do not overflow. */
  private Tensor normal(ScalarType type, long... shape) {
    Tensor values = torch.randn(shape).mul(new Scalar(1e-3));
    return owner.own(values.to(type));
  }

  @TearDown
  public void close() {
    operations.close();
    owner.close();
  }

  @Benchmark
  public Tensor reluByOneDnn() {
    return byOneDnn(ready.relu());
  }

  @Benchmark
  public Tensor addReluByOneDnn() {
    return byOneDnn(ready.addRelu());
  }

  private Tensor byOneDnn(FusedCall call) {
    return engine.infer(
        "convolving",
        () -> {
          call.run(ready.from(), ready.into(), ready.room());
          return ready.into();
        });
  }

  @Benchmark
  public boolean reluByLibtorch() {
    return engine.infer("convolving", () -> convolved().relu_().defined());
  }

  @Benchmark
  public boolean addReluByLibtorch() {
    return engine.infer("convolving", () -> convolved().add_(ready.into()).relu_().defined());
  }

  private Tensor convolved() {
    return ready.layer().apply(ready.from(), ready.weight(), ready.bias());
  }
}
