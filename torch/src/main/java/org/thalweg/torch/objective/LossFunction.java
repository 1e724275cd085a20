// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import java.util.Arrays;
import java.util.Locale;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** What is averaged over the samples. */
public enum LossFunction {
  /** −log of the softmax at the right class. */
  CROSS_ENTROPY {
    @Override
    double of(double[] logits, int from, int classes, int label) {
      return CrossEntropy.loss(logits, from, classes, label);
    }

    @Override
    Tensor sum(Tensor logits, Tensor labels) {
      return torch.cross_entropy_loss(
          logits, labels, new TensorOptional(), SUM, NO_IGNORED_LABEL, NO_SMOOTHING);
    }

    @Override
    public double chance(int classes) {
      return Math.log(classes);
    }
  },
  /** The mean over classes of (softmax − one-hot)², the reference's {@code mse}. */
  MSE {
    @Override
    double of(double[] logits, int from, int classes, int label) {
      return SquaredError.loss(logits, from, classes, label);
    }

    @Override
    Tensor sum(Tensor logits, Tensor labels) {
      Tensor oneHot = torch.one_hot(labels, logits.size(1)).to(ScalarType.Double);
      Tensor difference = logits.softmax(1).sub(oneHot);
      return difference.mul(difference).sum().div(new Scalar((double) logits.size(1)));
    }

    @Override
    public double chance(int classes) {
      return (classes - 1.0) / ((double) classes * classes);
    }
  };

  private static final long SUM = 2;
  private static final long NO_IGNORED_LABEL = -100;
  private static final double NO_SMOOTHING = 0;

  /** The loss of one sample whose logits begin at {@code from}; NaN where a logit is. */
  abstract double of(double[] logits, int from, int classes, int label);

  /** The sum over samples, for autograd; {@code logits [n, classes]} in double. */
  abstract Tensor sum(Tensor logits, Tensor labels);

  /** The loss of a model that gives every one of {@code classes} the same odds. */
  public abstract double chance(int classes);

  /** The word that {@code --loss} takes. */
  public String cliName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The loss of that word. */
  public static LossFunction named(String word) {
    for (LossFunction loss : values()) {
      if (loss.cliName().equals(word)) {
        return loss;
      }
    }
    throw new IllegalArgumentException(
        "--loss is one of %s, got \"%s\""
            .formatted(
                String.join(", ", Arrays.stream(values()).map(LossFunction::cliName).toList()),
                word));
  }
}
