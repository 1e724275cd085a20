// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.training;

import java.util.Optional;
import org.thalweg.study.opening.ArchitectureSource;
import org.thalweg.study.opening.Downloads;
import org.thalweg.study.opening.SampleReader;
import org.thalweg.study.opening.Samples;
import org.thalweg.study.spec.TrainingSpec;
import org.thalweg.torch.data.SampleSelection;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Architectures;
import org.thalweg.torch.training.LabelNoise;

/**
 * The samples of a training, and the architecture that takes them.
 *
 * @param right the training samples as they are
 * @param train the same with wrong labels among the right ones, if that was asked for
 * @param test what is measured, too
 */
record TrainingData(
    Architecture architecture,
    Samples.Chosen right,
    Samples.Chosen train,
    Optional<Samples.Chosen> test) {
  private static final String NONE = "none";

  static TrainingData read(TrainingSpec spec, Downloads downloads) {
    Architecture named = Architectures.named(spec.architecture());
    long seed = spec.engine().seed();
    SampleReader reader = new SampleReader(seed, downloads.cache());
    Samples.Chosen right = chosen(reader, spec, named, "train", spec.data().samples());
    LabelNoise noise = new LabelNoise(spec.data().labelNoise(), seed);
    return new TrainingData(
        ArchitectureSource.fitted(named, right.dataset()),
        right,
        new Samples.Chosen(noise.on(right.dataset()), right.choice()),
        test(reader, spec, named));
  }

  private static Optional<Samples.Chosen> test(
      SampleReader reader, TrainingSpec spec, Architecture network) {
    Optional<String> asked = spec.data().testSamples();
    if (asked.isPresent()) {
      return asked
          .filter(choice -> !choice.equals(NONE))
          .map(choice -> chosen(reader, spec, network, "test", choice));
    }
    try {
      return Optional.of(chosen(reader, spec, network, "test", SampleSelection.ALL));
    } catch (IllegalArgumentException e) {
      // Asked for nothing: a data set without a test split has nothing to say of it.
      return Optional.empty();
    }
  }

  private static Samples.Chosen chosen(
      SampleReader reader, TrainingSpec spec, Architecture network, String split, String choice) {
    return reader.chosen(
        spec.data().source(),
        new SampleReader.Part(split, choice),
        network.answers(),
        network.name());
  }
}
