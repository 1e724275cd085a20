// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.direction.Ignore;
import org.thalweg.landscape.direction.RandomDirections;
import org.thalweg.landscape.direction.Rescaling;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.torch.checkpoint.Checkpoints;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.SampleSelection;
import org.thalweg.torch.data.reader.Datasets;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Architectures;
import org.thalweg.torch.objective.TorchObjective;

/** The Java lines of the README, compiled and run. */
class ReadmeExampleTest {
  /** The loss of ResNet-56 over its first 500 training images, as the reference curve has it. */
  private static final double CENTRE_LOSS = 5.517e-4;

  private static final double FOUR_DIGITS = 1e-7;

  private Measurement example(Path checkpoint, Path cifar) {
    // README begins
    Architecture net = Architectures.named("resnet56");
    ParameterVector weights = Checkpoints.read(checkpoint).fit(net.layout());
    Dataset images =
        Datasets.read("cifar10", Optional.of(cifar), "train")
            .select(SampleSelection.parse("first:500", 0));
    RandomDirections random = new RandomDirections(Rescaling.FILTER, Ignore.BIASBN, 0);
    Subspace plane = new Subspace(weights, random.directions(weights, 2));
    try (TorchObjective loss =
            new TorchObjective(net, weights, images, TorchObjective.Options.DEFAULT);
        Slice slice = loss.restrictedTo(plane)) {
      return slice.measure(Coordinates.of(0, 0));
    }
    // README ends
  }

  @Test
  void example_runs() {
    Measurement centre =
        example(RealInputs.checkpoint("resnet56"), RealInputs.folder().resolve("cifar10"));

    assertThat(centre.get(0)).isCloseTo(CENTRE_LOSS, within(FOUR_DIGITS));
    assertThat(centre.get(1)).isEqualTo(100);
  }

  @Test
  void readme_showsTheseLines() throws IOException {
    Path root = GeneratedText.root();
    String source =
        Files.readString(root.resolve("cli/src/test/java/org/thalweg/cli/ReadmeExampleTest.java"));
    String lines =
        source
            .substring(
                source.indexOf("// README begins") + "// README begins\n".length(),
                source.indexOf("    // README ends"))
            .replaceAll("(?m)^ {4}", "");
    String readme = Files.readString(root.resolve("README.md"));
    String begin = "```java\n";
    int from = readme.indexOf(begin) + begin.length();
    int to = readme.indexOf("```", from);
    GeneratedText.check(
        root.resolve("README.md"), readme.substring(0, from) + lines + readme.substring(to));
  }
}
