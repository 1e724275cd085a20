// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.thalweg.study.opening.Downloads;
import org.thalweg.study.opening.Opening;
import org.thalweg.study.spec.ModelSpec;
import org.thalweg.study.spec.PathMapping;
import org.thalweg.study.spec.StudySpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How the study of a surface file is opened again. */
public final class ReopenOptions {
  @Option(
      names = "--trust",
      description =
          "Run the program that the file names as its model: I know where it comes from. What the"
              + " file itself says of trust does not count.")
  private boolean trust;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description = "Where the model's file is now, if it was moved.")
  private Optional<String> checkpoint = Optional.empty();

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where the data set's files are now, if they were moved.")
  private Optional<Path> dataDirectory = Optional.empty();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /** The same with what is somewhere else now. */
  public StudySpec moved(StudySpec spec) {
    StudySpec result = spec;
    if (checkpoint.isPresent()) {
      PathMapping absolute = path -> Path.of(path).toAbsolutePath().toString();
      String file = absolute.mapWeights(checkpoint.orElseThrow());
      ModelSpec model = spec.model();
      boolean module = model.module().isPresent();
      result =
          result.with(
              new ModelSpec(
                  model.architecture(),
                  module ? Optional.of(file) : Optional.empty(),
                  module ? Optional.empty() : Optional.of(file)));
    }
    if (dataDirectory.isPresent()) {
      result =
          result.with(result.data().in(dataDirectory.orElseThrow().toAbsolutePath().toString()));
    }
    return result;
  }

  /** How it is opened. */
  public Opening opening(int threads, Consumer<String> log) {
    Downloads downloads = Downloads.telling(command.commandLine().getErr());
    return new Opening(trust, threads, downloads, log);
  }
}
