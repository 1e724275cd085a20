// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.Targets;

/** The mean over a sample's outputs of (output − target)², where targets are numbers. */
final class NumberError {

  private NumberError() {}

  /** The error of one sample of {@code count} outputs that begin at {@code from}. */
  static double of(double[] outputs, double[] targets, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      double difference = outputs[i] - targets[i];
      sum += difference * difference;
    }
    return sum / count;
  }

  /** The sum over samples, for autograd; both {@code [n, …]}, of as many numbers. */
  static Tensor sum(Tensor outputs, Tensor targets) {
    Tensor difference = outputs.flatten(1, -1).sub(targets.to(outputs.scalar_type()));
    return difference.mul(difference).sum().div(new Scalar((double) difference.size(1)));
  }

  /**
   * The least error of a model that answers alike to every sample: the mean over outputs of the
   * targets' variances. Two passes over the targets.
   */
  static double ofTheMean(Dataset data) {
    double[] means = new double[sample(data, 0).length];
    for (int i = 0; i < data.count(); i++) {
      float[] sample = sample(data, i);
      for (int k = 0; k < means.length; k++) {
        means[k] += sample[k] / (double) data.count();
      }
    }
    double squares = 0;
    for (int i = 0; i < data.count(); i++) {
      float[] sample = sample(data, i);
      for (int k = 0; k < means.length; k++) {
        squares += (sample[k] - means[k]) * (sample[k] - means[k]);
      }
    }
    return squares / data.count() / means.length;
  }

  private static float[] sample(Dataset data, int sample) {
    return data.targets() instanceof Targets.Values values
        ? values.sample(sample)
        : data.normalized(sample, 1);
  }
}
