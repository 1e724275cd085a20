// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.util.Optional;
import org.thalweg.study.spec.TrainingSpec;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is learnt from, and what is measured beside it. */
public final class TrainingDataOptions {

  @Mixin private SourceOptions source;

  @Option(
      names = "--samples",
      paramLabel = "N|first:N|all",
      defaultValue = "all",
      description =
          "How many to train on: N is a seeded, class-balanced choice, first:N file order (default:"
              + " ${DEFAULT-VALUE}).")
  private String samples;

  @Option(
      names = "--test-samples",
      paramLabel = "N|first:N|all|none",
      description = "How many of the test split are measured (default: all, if there is one).")
  private Optional<String> testSamples = Optional.empty();

  @Option(
      names = "--augment",
      description = "Vary training images: a crop from a border of 4 pixels, mirrored or not.")
  private boolean augment;

  @Option(
      names = "--label-noise",
      paramLabel = "SHARE",
      defaultValue = "0",
      description =
          "Give this share of the training samples a wrong label, listed in labels.csv (default:"
              + " ${DEFAULT-VALUE}).")
  private double labelNoise;

  /** What was named. */
  public TrainingSpec.Data spec() {
    return new TrainingSpec.Data(source.spec(), samples, testSamples, augment, labelNoise);
  }
}
