// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bytedeco.pytorch.Tensor;
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
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.NativeOwner;
import org.thalweg.torch.engine.TorchEngine;
import org.thalweg.torch.model.layer.ConvolutionLayer;
import org.thalweg.torch.model.layer.FusedLayers;
import org.thalweg.torch.model.layer.ImageShape;
import org.thalweg.torch.model.layer.Network;
import org.thalweg.torch.model.layer.NetworkState;
import org.thalweg.torch.onednn.Ending;
import org.thalweg.torch.onednn.FusedOperation;
import org.thalweg.torch.onednn.FusedOperations;
import org.thalweg.torch.onednn.OneDnn;

/**
 * What every point costs before the first image passes: folding all layers, packing all weights.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FoldingBenchmark {
  private static final int IMAGES = 25;

  @Param({"resnet20", "resnet56"})
  public String network = "";

  @Param({"Float", "BFloat16"})
  public ScalarType precision = ScalarType.Float;

  private final NativeOwner owner = new NativeOwner("this benchmark");
  private final TorchEngine engine = TorchEngine.load();
  private final FusedOperations operations =
      new FusedOperations(
          OneDnn.library().orElseThrow(() -> new IllegalStateException("no oneDNN kernels here")));
  private final List<Packed> convolutions = new ArrayList<>();

  private record Packed(FusedOperation operation, Tensor weight, Tensor bias) {}

  private record Point(Architecture architecture, Tensor flat) {}

  private Point point;

  @Setup
  public void prepare() {
    Architecture architecture = Architectures.named(network);
    point = engine.infer("preparing", () -> point(architecture));
    for (Map.Entry<ConvolutionLayer, ImageShape> each :
        ShapeTrace.of(architecture).convolutions().entrySet()) {
      convolutions.add(engine.infer("preparing", () -> packed(each.getKey(), each.getValue())));
    }
  }

  private Point point(Architecture architecture) {
    float[] values = Initialization.of(architecture, 0).toArray();
    return new Point(architecture, owner.own(HostArrays.toTensor(values).to(ScalarType.Double)));
  }

  private Packed packed(ConvolutionLayer layer, ImageShape image) {
    var extents = layer.extents(IMAGES, image.height(), image.width(), precision);
    return new Packed(
        operations.convolution(extents, Ending.RELU),
        owner.own(torch.randn(extents.weight())),
        owner.own(torch.randn(layer.out())));
  }

  @TearDown
  public void close() {
    operations.close();
    owner.close();
  }

  /** Into plain weights in single precision. */
  @Benchmark
  public boolean fold() {
    return engine.infer(
        "folding",
        () -> {
          NetworkState state = NetworkState.of(point.architecture().layout(), point.flat());
          Network layers = point.architecture().network();
          try (FusedLayers folded = new FusedLayers(layers, state, precision, operations)) {
            return folded.toString().isEmpty();
          }
        });
  }

  /** Of all convolutions, as oneDNN wants them. */
  @Benchmark
  public long pack() {
    return engine.infer(
        "packing",
        () -> {
          long bytes = 0;
          try (NativeOwner here = new NativeOwner("these weights")) {
            for (Packed each : convolutions) {
              bytes += each.operation().with(each.weight(), each.bias(), here).scratchBytes();
            }
          }
          return bytes;
        });
  }
}
