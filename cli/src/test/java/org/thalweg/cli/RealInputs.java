// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The released networks and CIFAR-10 images, where they are at hand. */
final class RealInputs {
  private RealInputs() {}

  static Path folder() {
    Path shared = Path.of(System.getProperty("thalweg.shared", "../shared")).normalize();
    Assumptions.assumeTrue(
        Files.isDirectory(shared.resolve("data")),
        "skipped: the real inputs are not at " + shared.toAbsolutePath());
    return shared.resolve("data");
  }

  /** The checkpoint of {@code resnet56} or {@code resnet56_noshort}. */
  static Path checkpoint(String architecture) {
    try (Stream<Path> files = Files.list(folder().resolve("checkpoints"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(architecture + "_sgd"))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The options of a small surface of ResNet-56. */
  static String[] smallSurface(Path output, String... more) {
    String[] base = {
      "surface",
      "--arch",
      "resnet56",
      "--checkpoint",
      checkpoint("resnet56").toString(),
      "--data",
      "cifar10",
      "--data-dir",
      folder().resolve("cifar10").toString(),
      "--batch-size",
      "16",
      "-o",
      output.toString()
    };
    return Stream.concat(Stream.of(base), Stream.of(more)).toArray(String[]::new);
  }
}
