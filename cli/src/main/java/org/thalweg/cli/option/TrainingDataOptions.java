// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import org.thalweg.cli.scene.Samples;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.Datasets;
import org.thalweg.torch.data.Normalization;
import org.thalweg.torch.data.SampleSelection;
import org.thalweg.torch.training.Augmentation;
import org.thalweg.torch.training.LabelNoise;
import picocli.CommandLine.Option;

/** What is learnt from, and what is measured beside it. */
public final class TrainingDataOptions {
  private static final String NONE = "none";

  @Option(
      names = "--data",
      required = true,
      paramLabel = "NAME",
      description = "The data set: cifar10 or digits.")
  private String name;

  @Option(names = "--data-dir", paramLabel = "DIR", description = "Where its files are.")
  private Optional<Path> directory = Optional.empty();

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
      defaultValue = "all",
      description = "How many of the test split are measured (default: ${DEFAULT-VALUE}).")
  private String testSamples;

  @Option(
      names = "--normalize",
      paramLabel = "MEAN/STD",
      description = "Of x/255 per channel, such as 0.5/0.5 (default: the data set's own).")
  private Optional<String> normalize = Optional.empty();

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
  public Samples.Chosen train(long seed) {
    return chosen("train", samples, seed);
  }

  /** The test samples, if they are measured. */
  public Optional<Samples.Chosen> test(long seed) {
    return testSamples.equals(NONE)
        ? Optional.empty()
        : Optional.of(chosen("test", testSamples, seed));
  }

  private Samples.Chosen chosen(String split, String choice, long seed) {
    SampleSelection selection = SampleSelection.parse(choice, seed);
    Dataset selected = Datasets.read(name, directory, split).select(selection);
    return new Samples.Chosen(
        normalize.map(Normalization::parse).map(selected::with).orElse(selected), choice);
  }

  public Augmentation augmentation() {
    return augment ? Augmentation.CROP_AND_FLIP : Augmentation.NONE;
  }

  /** Which labels are wrong on purpose. */
  public LabelNoise labelNoise(long seed) {
    return new LabelNoise(labelNoise, seed);
  }
}
