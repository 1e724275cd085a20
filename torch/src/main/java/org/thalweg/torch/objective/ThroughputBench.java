// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.engine.TorchEngine;
import org.thalweg.torch.model.EagerLayers;
import org.thalweg.torch.model.Network;
import org.thalweg.torch.model.NetworkState;

/** Measures an objective's speed and its machine's ceiling in one run. */
public final class ThroughputBench {
  private static final int GEMM_EXTENT = 2048;
  private static final int CONVOLUTION_IMAGES = 128;
  private static final int REPEATS = 8;

  private final TorchEngine engine = TorchEngine.load();
  private final TorchObjective objective;
  private final Network network;
  private final int threads;

  /** A bench of {@code objective} on {@code threads} threads. */
  public ThroughputBench(TorchObjective objective, int threads) {
    this.objective = objective;
    this.network = objective.architecture().network();
    this.threads = threads;
  }

  /** Runs everything; the slice is timed for at least {@code seconds}, the rest takes a few. */
  public Throughput run(double seconds) {
    double reached = imagesPerSecond(seconds);
    return new Throughput(
        reached,
        engine.infer("timing the plain forward pass", threads, this::naiveImagesPerSecond),
        engine.infer("timing a matrix product", threads, ThroughputBench::gemmFlops),
        engine.infer("timing convolutions", threads, this::convolutionFlops),
        objective.architecture().flopsPerImage());
  }

  private double imagesPerSecond(double seconds) {
    ParameterVector centre = objective.parameters();
    try (Slice slice = objective.restrictedTo(new Subspace(centre, List.of(centre)))) {
      slice.measure(Coordinates.of(0));
      AtomicLong points = new AtomicLong();
      long start = System.nanoTime();
      long end = start + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
      List<Thread> workers =
          IntStream.range(0, threads)
              .mapToObj(
                  worker ->
                      new Thread(
                          () -> {
                            do {
                              slice.measure(Coordinates.of(1e-3 * points.incrementAndGet()));
                            } while (System.nanoTime() < end);
                          }))
              .toList();
      workers.forEach(Thread::start);
      workers.forEach(ThroughputBench::await);
      return points.get() * (double) objective.sampleCount() / secondsSince(start);
    }
  }

  private static void await(Thread worker) {
    try {
      worker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One unfused pass at a time over contiguous images, all threads inside it. */
  private double naiveImagesPerSecond() {
    Tensor flat = HostArrays.toTensor(objective.parameters().toArray());
    EagerLayers layers =
        new EagerLayers(
            NetworkState.of(objective.architecture().layout(), flat),
            EagerLayers.BatchNorm.RUNNING);
    Tensor images = objective.firstChunk().images().to(torch.ScalarType.Float).contiguous();
    double best = best(() -> network.forward(layers, images), 3);
    return images.size(0) / best;
  }

  private static double gemmFlops() {
    Tensor a = torch.ones(GEMM_EXTENT, GEMM_EXTENT);
    Tensor b = torch.ones(GEMM_EXTENT, GEMM_EXTENT);
    return 2.0 * GEMM_EXTENT * GEMM_EXTENT * GEMM_EXTENT / best(() -> torch.mm(a, b), REPEATS);
  }

  private double convolutionFlops() {
    return shapes().stream().mapToDouble(ThroughputBench::flops).max().orElse(0);
  }

  private Set<ConvolutionInputs.Shape> shapes() {
    Tensor flat = HostArrays.toTensor(objective.parameters().toArray());
    ConvolutionInputs inputs =
        new ConvolutionInputs(
            new EagerLayers(
                NetworkState.of(objective.architecture().layout(), flat),
                EagerLayers.BatchNorm.RUNNING));
    network.forward(
        inputs, objective.firstChunk().images().to(torch.ScalarType.Float).narrow(0, 0, 1));
    return inputs.shapes();
  }

  private static double flops(ConvolutionInputs.Shape shape) {
    try (NativeScope scope = NativeScope.open()) {
      torch.MemoryFormat last = torch.MemoryFormat.ChannelsLast;
      Tensor images =
          torch
              .ones(CONVOLUTION_IMAGES, shape.in(), shape.height(), shape.width())
              .contiguous(last);
      Tensor weight = torch.ones(shape.out(), shape.in(), 3, 3).contiguous(last);
      long[] stride = {shape.stride(), shape.stride()};
      long[] ones = {1, 1};
      double best =
          best(
              () -> torch.conv2d(images, weight, new TensorOptional(), stride, ones, ones, 1),
              REPEATS);
      return shape.flops(CONVOLUTION_IMAGES) / best;
    }
  }

  /** The shortest of a few runs, in seconds: what the machine can do when nothing disturbs it. */
  private static double best(Runnable work, int repeats) {
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i <= repeats; i++) {
      long start = System.nanoTime();
      try (NativeScope scope = NativeScope.open()) {
        work.run();
      }
      best = Math.min(best, secondsSince(start));
    }
    return best;
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
