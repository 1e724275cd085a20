// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.spec;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything that decides the weights of a training, and which of them are recorded.
 *
 * @param architecture a name that {@code thalweg arch} lists
 * @param start the weights before training
 * @param data what is learnt from
 * @param loss what is descended
 * @param update the rule of a step
 * @param schedule how long, and the step size meanwhile
 * @param recording what is written when
 * @param engine precision and seed; device and batch size are not asked
 */
public record TrainingSpec(
    String architecture,
    Start start,
    Data data,
    Loss loss,
    Update update,
    Schedule schedule,
    Recording recording,
    EngineSpec engine) {

  /**
   * The weights before training.
   *
   * @param init {@code default} (the architecture's own), {@code kaiming}, {@code xavier}, {@code
   *     normal:SIGMA} or {@code zeros}
   * @param kernelGamma γ of a kernel machine's exp(−γ‖x − z‖²); empty for 1/(features · variance)
   * @param kernelRidge λ of its penalty λ/2 aᵀKa; empty for 0.001
   */
  public record Start(String init, Optional<Double> kernelGamma, Optional<Double> kernelRidge) {}

  /**
   * What is learnt from, and what is measured beside it.
   *
   * @param samples of the train split: {@code all}, {@code first:N} or N, a seeded class-balanced
   *     choice
   * @param testSamples of the test split likewise, or {@code none}; empty for all, if there is one
   * @param augment whether images are cropped from a border of 4 pixels and mirrored at random
   * @param labelNoise the share of the training samples that get a wrong label
   */
  public record Data(
      DataSpec.Source source,
      String samples,
      Optional<String> testSamples,
      boolean augment,
      double labelNoise) {}

  /**
   * What is descended.
   *
   * @param function such as {@code cross-entropy}; empty for the usual one of network and targets
   * @param smoothing the share of a label that is spread over all classes
   */
  public record Loss(Optional<String> function, double smoothing) {}

  /**
   * The rule of a step.
   *
   * @param sharpness ρ of sharpness-aware minimisation; empty for none
   * @param clipNorm longer gradients are shortened to it; empty for none
   * @param decaysAll whether weight decay pulls biases and normalisation too
   */
  public record Update(
      OptimizerSpec rule,
      Optional<Double> sharpness,
      Optional<Double> clipNorm,
      boolean decaysAll) {}

  /**
   * How long training lasts, and its step size meanwhile.
   *
   * @param epochs passes through the training samples
   * @param batchSize samples a step
   * @param rate the largest step size; empty for PyTorch's of the rule
   * @param warmup a rise to the rate over so many steps or epochs
   */
  public record Schedule(
      int epochs, int batchSize, Optional<Double> rate, Shape shape, Duration warmup) {
    public Schedule {
      if (epochs < 1 || batchSize < 1) {
        throw new IllegalArgumentException(
            "epochs and batch size are numbers from 1, got %d and %d".formatted(epochs, batchSize));
      }
    }
  }

  /** What becomes of the step size. */
  public sealed interface Shape {
    /** The word in files and on the command line. */
    String word();

    /** It stays. */
    record Constant() implements Shape {
      @Override
      public String word() {
        return "constant";
      }
    }

    /**
     * It is multiplied by {@code factor} after these epochs.
     *
     * @param milestones in epochs; empty for a half and three quarters of the run
     */
    record Steps(Optional<List<Double>> milestones, double factor) implements Shape {
      @Override
      public String word() {
        return "step";
      }
    }

    /** Half a cosine to 0. */
    record Cosine() implements Shape {
      @Override
      public String word() {
        return "cosine";
      }
    }

    /** A rise and a fall; see {@code LearningRate.oneCycle}. */
    record OneCycle() implements Shape {
      @Override
      public String word() {
        return "one-cycle";
      }
    }
  }

  /**
   * What is written when.
   *
   * @param every between two checkpoints; one is always written at the start and at the end
   * @param denseFirst one after each of the first so many steps, too
   * @param measured {@code epochs}, {@code checkpoints} or {@code end}: when whole splits are
   */
  public record Recording(Duration every, int denseFirst, Measured measured) {
    public Recording {
      if (every.count() < 1 || denseFirst < 0) {
        throw new IllegalArgumentException(
            "checkpoints are written every 1 step or more, dense ones for 0 steps or more, got %s and %d"
                .formatted(every, denseFirst));
      }
    }
  }

  /** After which steps the whole splits pass through the network. */
  public enum Measured {
    /** Only after the last. */
    END,
    /** After every epoch, and before the first. */
    EPOCHS,
    /** Also at every checkpoint. */
    CHECKPOINTS
  }

  /**
   * A number of steps or epochs.
   *
   * @param count from 0
   * @param text as it was written, such as {@code 50steps}
   */
  public record Duration(int count, boolean inEpochs, String text) {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})\\s*(step|epoch)s?");

    /**
     * Parses {@code 50steps} or {@code 1epoch}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Duration parse(String text) {
      Matcher matcher = WRITTEN.matcher(text.trim());
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "a duration is written 50steps or 1epoch, got \"%s\"".formatted(text));
      }
      return new Duration(
          Integer.parseInt(matcher.group(1)), matcher.group(2).equals("epoch"), text);
    }

    /** In steps. */
    public long steps(int perEpoch) {
      return inEpochs ? (long) count * perEpoch : count;
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
