// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.util.Optional;
import org.thalweg.study.opening.Downloads;
import org.thalweg.study.opening.SampleReader;
import org.thalweg.study.opening.Samples;
import org.thalweg.torch.data.SampleSelection;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.training.Augmentation;
import org.thalweg.torch.training.LabelNoise;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is learnt from, and what is measured beside it. */
public final class TrainingDataOptions {
  private static final String NONE = "none";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

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

  /** The training samples as they are; the seed decides a class-balanced choice. */
  public Samples.Chosen train(Architecture network, long seed) {
    return chosen(network, "train", samples, seed);
  }

  /** The test samples, if they are measured. */
  public Optional<Samples.Chosen> test(Architecture network, long seed) {
    if (testSamples.isPresent()) {
      return testSamples
          .filter(choice -> !choice.equals(NONE))
          .map(choice -> chosen(network, "test", choice, seed));
    }
    try {
      return Optional.of(chosen(network, "test", SampleSelection.ALL, seed));
    } catch (IllegalArgumentException e) {
      // Asked for nothing: a data set without a test split has nothing to say of it.
      return Optional.empty();
    }
  }

  private Samples.Chosen chosen(Architecture network, String split, String choice, long seed) {
    Downloads downloads = Downloads.telling(command.commandLine().getErr());
    return new SampleReader(seed, downloads.cache())
        .chosen(
            source.spec(),
            new SampleReader.Part(split, choice, "--split"),
            network.answers(),
            network.name());
  }

  public Augmentation augmentation() {
    return augment ? Augmentation.CROP_AND_FLIP : Augmentation.NONE;
  }

  /** Which labels are wrong on purpose. */
  public LabelNoise labelNoise(long seed) {
    return new LabelNoise(labelNoise, seed);
  }
}
