// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.engine.TorchEngine;
import org.thalweg.torch.model.layer.EagerLayers;
import org.thalweg.torch.model.layer.NetworkState;
import org.thalweg.torch.objective.ImageChunk;
import org.thalweg.torch.objective.Precision;
import org.thalweg.torch.objective.TorchObjective;

/**
 * The loop that one would write: set the weights, pass the samples, read the loss.
 *
 * <p>Single precision, images contiguous in batches of 128, rows of a table all at once; layers one
 * by one, as PyTorch runs them eagerly; one point at a time, threads inside the operations.
 */
final class NaiveLoop {
  private static final int BATCH = 128;

  private static final double STEP = 1e-6;

  private final TorchEngine engine = TorchEngine.load();
  private final TorchObjective objective;
  private final Subspace subspace;

  NaiveLoop(TorchObjective objective, Subspace subspace) {
    this.objective = objective;
    this.subspace = subspace;
  }

  /** Points a second on so many threads, for {@code seconds} and a point more. */
  double pointsPerSecond(int threads, double seconds) {
    return engine.infer("timing a plain loop", threads, () -> new Script().timed(seconds));
  }

  /** The mean loss that it finds at one point. */
  double loss(double... coordinates) {
    return engine.infer("passing a plain loop", () -> new Script().loss(coordinates));
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

  /** Its tensors; alive as long as the caller's scope. */
  private final class Script {
    private final Tensor centre = HostArrays.toTensor(subspace.centre().toArray());
    private final List<Tensor> directions = new ArrayList<>();
    private final List<ImageChunk> batches = batches(objective.dataset());

    Script() {
      for (ParameterVector direction : subspace.directions()) {
        directions.add(HostArrays.toTensor(direction.toArray()));
      }
    }

    double timed(double seconds) {
      double[] at = new double[directions.size()];
      loss(at);
      long points = 0;
      long start = System.nanoTime();
      double taken;
      do {
        at[0] = STEP * ++points;
        loss(at);
        taken = (System.nanoTime() - start) * 1e-9;
      } while (taken < seconds);
      return points / taken;
    }

    double loss(double... coordinates) {
      try (NativeScope scope = NativeScope.open()) {
        Tensor weights = centre;
        for (int k = 0; k < coordinates.length; k++) {
          weights = weights.add(directions.get(k), new Scalar(coordinates[k]));
        }
        NetworkState state = NetworkState.of(objective.architecture().layout(), weights);
        EagerLayers layers = new EagerLayers(state, EagerLayers.BatchNorm.RUNNING);
        double sum = 0;
        for (ImageChunk batch : batches) {
          try (NativeScope passing = NativeScope.open()) {
            Tensor images = batch.images().contiguous();
            Tensor answers = objective.architecture().network().forward(layers, images);
            sum += objective.options().loss().sum(answers, batch).item_double();
          }
        }
        return sum / objective.sampleCount();
      }
    }
  }
}
