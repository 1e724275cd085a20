// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.engine.TorchEngine;
import org.thalweg.torch.model.EagerLayers;
import org.thalweg.torch.model.NetworkState;
import org.thalweg.torch.objective.ImageChunk;
import org.thalweg.torch.objective.Precision;
import org.thalweg.torch.objective.TorchObjective;

/**
 * The loop that one would write: set the weights, pass the samples, read the loss.
 *
 * <p>Single precision, images contiguous in batches of 128, rows of a table all at once; layers one
 * by one, as PyTorch runs them eagerly; one point at a time, all threads inside the operations.
 */
final class NaiveLoop {
  private static final int BATCH = 128;

  private final TorchObjective objective;
  private final int threads;

  NaiveLoop(TorchObjective objective, int threads) {
    this.objective = objective;
    this.threads = threads;
  }

  /** Points a second, measured for at least {@code seconds}. */
  double pointsPerSecond(double seconds) {
    return TorchEngine.load().infer("timing a plain loop", threads, () -> timed(seconds));
  }

  private double timed(double seconds) {
    Tensor centre = HostArrays.toTensor(objective.parameters().toArray());
    Tensor direction = centre.mul(new Scalar(0.01));
    List<ImageChunk> batches = batches(objective.dataset());
    point(centre, direction, 0, batches);
    long start = System.nanoTime();
    int points = 0;
    double taken;
    do {
      points++;
      point(centre, direction, 1e-3 * points, batches);
      taken = (System.nanoTime() - start) * 1e-9;
    } while (taken < seconds);
    return points / taken;
  }

  private static List<ImageChunk> batches(Dataset samples) {
    int each = samples.info().format().isRow() ? samples.count() : BATCH;
    List<ImageChunk> batches = new ArrayList<>();
    for (int from = 0; from < samples.count(); from += each) {
      int[] some = IntStream.range(from, Math.min(from + each, samples.count())).toArray();
      batches.add(ImageChunk.of(samples, some, Precision.FP32));
    }
    return batches;
  }

  private double point(Tensor centre, Tensor direction, double x, List<ImageChunk> batches) {
    try (NativeScope scope = NativeScope.open()) {
      Tensor flat = centre.add(direction, new Scalar(x));
      NetworkState state = NetworkState.of(objective.architecture().layout(), flat);
      EagerLayers layers = new EagerLayers(state, EagerLayers.BatchNorm.RUNNING);
      double sum = 0;
      for (ImageChunk batch : batches) {
        try (NativeScope passing = NativeScope.open()) {
          Tensor images = batch.images().to(ScalarType.Float).contiguous();
          Tensor answers = objective.architecture().network().forward(layers, images);
          sum += objective.options().loss().sum(answers, batch).item_double();
        }
      }
      return sum;
    }
  }
}
