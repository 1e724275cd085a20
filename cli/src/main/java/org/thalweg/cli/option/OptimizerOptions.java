// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.util.Optional;
import org.thalweg.study.spec.OptimizerSpec;
import org.thalweg.study.spec.TrainingSpec;
import picocli.CommandLine.Option;

/** The rule that moves the weights; constants that are not given are PyTorch's. */
public final class OptimizerOptions {
  private static final String RULES = "sgd|rmsprop|adagrad|adadelta|adam|amsgrad|adamw|sam";

  @Option(
      names = "--optimizer",
      defaultValue = "sgd",
      paramLabel = RULES,
      description = "The rule; sam is sgd with --sam 0.05 (default: ${DEFAULT-VALUE}).")
  private String rule;

  @Option(names = "--momentum", paramLabel = "MU", description = "Of sgd and rmsprop (default: 0).")
  private Optional<Double> momentum = Optional.empty();

  @Option(names = "--dampening", paramLabel = "D", description = "Of sgd's momentum (default: 0).")
  private Optional<Double> dampening = Optional.empty();

  @Option(names = "--nesterov", description = "Nesterov's momentum, for sgd.")
  private boolean nesterov;

  @Option(
      names = "--betas",
      paramLabel = "B1,B2",
      description = "Of adam, amsgrad and adamw (default: 0.9,0.999).")
  private Optional<String> betas = Optional.empty();

  @Option(
      names = "--smoothing",
      paramLabel = "S",
      description = "The past's weight: rmsprop's alpha (0.99), adadelta's rho (0.9).")
  private Optional<Double> smoothing = Optional.empty();

  @Option(names = "--centered", description = "rmsprop by the variance of the gradient.")
  private boolean centered;

  @Option(
      names = "--epsilon",
      paramLabel = "E",
      description = "Of all but sgd (1e-8; adagrad 1e-10, adadelta 1e-6).")
  private Optional<Double> epsilon = Optional.empty();

  @Option(names = "--rate-decay", paramLabel = "D", description = "Of adagrad (default: 0).")
  private Optional<Double> rateDecay = Optional.empty();

  @Option(
      names = "--initial-sum",
      paramLabel = "G",
      description = "Of adagrad's squares (default: 0).")
  private Optional<Double> initialSum = Optional.empty();

  @Option(
      names = "--weight-decay",
      paramLabel = "LAMBDA",
      description =
          "Added to the gradient as LAMBDA times the weights; adamw's own way (0; adamw 0.01).")
  private Optional<Double> weightDecay = Optional.empty();

  @Option(
      names = "--sam",
      paramLabel = "RHO",
      description =
          "Sharpness-aware: step by the gradient at the worst place RHO away. Twice the work.")
  private Optional<Double> sam = Optional.empty();

  @Option(
      names = "--clip-norm",
      paramLabel = "NORM",
      description = "Shorten gradients that are longer.")
  private Optional<Double> clipNorm = Optional.empty();

  /** The rule with its constants. */
  TrainingSpec.Update spec(boolean decaysAll) {
    requireFitting();
    Optional<Double> radius = rule.equals("sam") ? sam.or(() -> Optional.of(0.05)) : sam;
    return new TrainingSpec.Update(rule(), radius, clipNorm, decaysAll);
  }

  private OptimizerSpec rule() {
    return switch (rule) {
      case "sgd", "sam" -> new OptimizerSpec.Sgd(momentum, dampening, nesterov, weightDecay);
      case "rmsprop" ->
          new OptimizerSpec.RmsProp(smoothing, centered, momentum, epsilon, weightDecay);
      case "adagrad" -> new OptimizerSpec.Adagrad(rateDecay, initialSum, epsilon, weightDecay);
      case "adadelta" -> new OptimizerSpec.Adadelta(smoothing, epsilon, weightDecay);
      case "adam" -> adam(OptimizerSpec.Variant.ADAM);
      case "amsgrad" -> adam(OptimizerSpec.Variant.AMSGRAD);
      case "adamw" -> adam(OptimizerSpec.Variant.ADAMW);
      default ->
          throw new IllegalArgumentException(
              "--optimizer is one of %s, got \"%s\"".formatted(RULES.replace("|", ", "), rule));
    };
  }

  private OptimizerSpec adam(OptimizerSpec.Variant variant) {
    return new OptimizerSpec.Adam(variant, beta(0), beta(1), epsilon, weightDecay);
  }

  private Optional<Double> beta(int which) {
    if (betas.isEmpty()) {
      return Optional.empty();
    }
    String[] both = betas.get().split(",", -1);
    try {
      if (both.length == 2) {
        return Optional.of(Double.parseDouble(both[which].trim()));
      }
    } catch (NumberFormatException e) {
      // Said below, with all else that is no pair.
    }
    throw new IllegalArgumentException(
        "--betas takes two numbers such as 0.9,0.999, got \"%s\"".formatted(betas.get()));
  }

  /** A constant of another rule would be ignored, and the reader misled. */
  private void requireFitting() {
    refuse(nesterov, "--nesterov", "sgd|sam");
    refuse(dampening.isPresent(), "--dampening", "sgd|sam");
    refuse(momentum.isPresent(), "--momentum", "sgd|sam|rmsprop");
    refuse(betas.isPresent(), "--betas", "adam|amsgrad|adamw");
    refuse(smoothing.isPresent(), "--smoothing", "rmsprop|adadelta");
    refuse(centered, "--centered", "rmsprop");
    refuse(epsilon.isPresent(), "--epsilon", "rmsprop|adagrad|adadelta|adam|amsgrad|adamw");
    refuse(rateDecay.isPresent(), "--rate-decay", "adagrad");
    refuse(initialSum.isPresent(), "--initial-sum", "adagrad");
  }

  private void refuse(boolean given, String option, String rules) {
    if (given && RULES.matches(".*\\b" + rule + "\\b.*") && !rule.matches(rules)) {
      throw new IllegalArgumentException(
          "%s goes with %s, got --optimizer %s".formatted(option, rules.replace("|", ", "), rule));
    }
  }
}
