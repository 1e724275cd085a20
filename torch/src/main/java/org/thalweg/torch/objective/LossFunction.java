// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.Targets;
import org.thalweg.torch.data.Task;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.model.OutputKind;
import org.thalweg.torch.stacked.StackedLoss;

/** What is averaged over the samples. */
public enum LossFunction {
  /** −log of the softmax at the right class. */
  CROSS_ENTROPY {
    @Override
    double of(double[] logits, int from, int classes, int label) {
      return CrossEntropy.loss(logits, from, classes, label);
    }

    @Override
    public Tensor sum(Tensor logits, Tensor labels) {
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
    public Tensor sum(Tensor logits, Tensor labels) {
      Tensor oneHot = torch.one_hot(labels, logits.size(1)).to(ScalarType.Double);
      Tensor difference = logits.softmax(1).sub(oneHot);
      return difference.mul(difference).sum().div(new Scalar((double) logits.size(1)));
    }

    @Override
    public double chance(int classes) {
      return (classes - 1.0) / ((double) classes * classes);
    }
  },
  /** The mean over classes of (logit − one-hot)²: regression on the labels. */
  SQUARED {
    @Override
    double of(double[] logits, int from, int classes, int label) {
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        double difference = logits[from + k] - (k == label ? 1 : 0);
        sum += difference * difference;
      }
      return sum / classes;
    }

    @Override
    public Tensor sum(Tensor logits, Tensor labels) {
      Tensor difference = logits.sub(torch.one_hot(labels, logits.size(1)));
      return difference.mul(difference).sum().div(new Scalar((double) logits.size(1)));
    }

    @Override
    public double chance(int classes) {
      return MSE.chance(classes);
    }
  },
  /**
   * max(0, 1 + max over wrong classes of zₖ − z_y) (Crammer and Singer 2001, §3): for two classes
   * the margin loss of a support vector machine.
   */
  HINGE {
    @Override
    double of(double[] logits, int from, int classes, int label) {
      double right = logits[from + label];
      double largest = right;
      for (int k = 0; k < classes; k++) {
        if (k != label) {
          largest = Math.max(largest, logits[from + k] + 1);
        }
      }
      return largest - right;
    }

    @Override
    public Tensor sum(Tensor logits, Tensor labels) {
      Tensor margins = torch.one_hot(labels, logits.size(1)).neg().add(new Scalar(1L));
      Tensor right = logits.gather(1, labels.unsqueeze(1));
      return logits.add(margins).amax(new long[] {1}, false).sum().sub(right.sum());
    }

    @Override
    public double chance(int classes) {
      return 1;
    }
  },
  /** ln(1 + e^(−y(z₁ − z₀))) with y = ±1: the cross-entropy of two classes, and of no more. */
  LOGISTIC {
    @Override
    double of(double[] logits, int from, int classes, int label) {
      return CrossEntropy.loss(logits, from, classes, label);
    }

    @Override
    public Tensor sum(Tensor logits, Tensor labels) {
      return CROSS_ENTROPY.sum(logits, labels);
    }

    @Override
    public double chance(int classes) {
      return CROSS_ENTROPY.chance(classes);
    }
  },
  /** −(1 − p)² log p for the right class's p (Lin et al. 2017, eq. 4, γ = 2, arXiv:1708.02002). */
  FOCAL {
    @Override
    double of(double[] logits, int from, int classes, int label) {
      double entropy = CrossEntropy.loss(logits, from, classes, label);
      // 1 − p without the cancellation.
      double wrong = -StrictMath.expm1(-entropy);
      return wrong * wrong * entropy;
    }

    @Override
    public Tensor sum(Tensor logits, Tensor labels) {
      Tensor entropy = logits.log_softmax(1).gather(1, labels.unsqueeze(1)).neg();
      Tensor wrong = entropy.neg().expm1();
      return wrong.mul(wrong).mul(entropy).sum();
    }

    @Override
    public double chance(int classes) {
      double wrong = 1 - 1.0 / classes;
      return wrong * wrong * CROSS_ENTROPY.chance(classes);
    }
  };

  private static final long SUM = 2;
  private static final long NO_IGNORED_LABEL = -100;
  private static final double NO_SMOOTHING = 0;

  /** The loss of one sample whose logits begin at {@code from}; NaN where a logit is. */
  abstract double of(double[] logits, int from, int classes, int label);

  /** The sum over samples, for autograd; {@code logits [n, classes]}. */
  public abstract Tensor sum(Tensor logits, Tensor labels);

  /** The loss of a model that gives every one of {@code classes} the same odds. */
  public abstract double chance(int classes);

  /**
   * The sum over a chunk, for autograd.
   *
   * @param outputs logits {@code [n, classes]}, or as many numbers as the targets are
   */
  public final Tensor sum(Tensor outputs, ImageChunk chunk) {
    return chunk.targets() instanceof Targets.Classes
        ? sum(outputs, HostArrays.toTensor(chunk.labels()))
        : NumberError.sum(outputs, chunk.numbers());
  }

  /** The same for many points at once; squares of logits have none. */
  final Optional<StackedLoss> stacked(Targets targets) {
    boolean classes = targets instanceof Targets.Classes;
    return switch (this) {
      case CROSS_ENTROPY, LOGISTIC -> Optional.of(StackedLoss.CROSS_ENTROPY);
      case MSE -> Optional.of(StackedLoss.MSE);
      case SQUARED -> classes ? Optional.empty() : Optional.of(StackedLoss.SQUARED);
      case HINGE -> Optional.of(StackedLoss.HINGE);
      case FOCAL -> Optional.of(StackedLoss.FOCAL);
    };
  }

  /** The named loss, or the usual one of the outputs on these samples. */
  public static LossFunction of(Optional<String> name, OutputKind answers, Dataset data) {
    return name.map(word -> named(word, data)).orElseGet(() -> usual(answers, data));
  }

  /**
   * The loss of a network where none is asked for: squares of numbers, the hinge of a support
   * vector machine, else cross-entropy.
   */
  public static LossFunction usual(OutputKind answers, Dataset data) {
    if (!(data.targets() instanceof Targets.Classes)) {
      return SQUARED;
    }
    return answers == OutputKind.TWO_CLASSES_BY_MARGIN ? HINGE : CROSS_ENTROPY;
  }

  /**
   * The loss of that word for targets like these; {@code mse} of numbers is the mean of their
   * squares.
   *
   * @throws IllegalArgumentException if it is not defined on them
   */
  public static LossFunction named(String word, Dataset data) {
    LossFunction loss = named(word);
    boolean numbers = !(data.targets() instanceof Targets.Classes);
    LossFunction meant = numbers && loss == MSE ? SQUARED : loss;
    meant.require(data);
    return meant;
  }

  /** Refuses targets that it is not defined on. */
  void require(Dataset data) {
    int classes = data.info().classes().size();
    if (!(data.targets() instanceof Targets.Classes) && this != SQUARED) {
      throw new IllegalArgumentException(
          "targets that are numbers go with loss squared, got " + cliName());
    }
    if (this == LOGISTIC && classes != 2) {
      throw new IllegalArgumentException(
          "loss logistic is for 2 classes, got %d; use cross-entropy".formatted(classes));
    }
  }

  /**
   * The loss with what it is of, where targets are no classes, such as {@code squared
   * (regression)}.
   */
  public String describe(Dataset data) {
    if (data.targets() instanceof Targets.Classes) {
      return cliName();
    }
    Task task = data.targets() instanceof Targets.Inputs ? Task.RECONSTRUCTION : Task.REGRESSION;
    return "%s (%s)".formatted(cliName(), task);
  }

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
        "loss is one of %s, got \"%s\""
            .formatted(
                String.join(", ", Arrays.stream(values()).map(LossFunction::cliName).toList()),
                word));
  }
}
