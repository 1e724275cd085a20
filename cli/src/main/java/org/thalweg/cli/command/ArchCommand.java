// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.command;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.thalweg.cli.ExitCode;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.option.ScriptOptions;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.study.opening.ModelSources;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Architectures;
import org.thalweg.torch.script.ScriptedModule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code thalweg arch}: the architectures known. */
@Command(
    name = "arch",
    description =
        "Lists the architectures that --arch knows, or says what a TorchScript module is taken for.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  thalweg arch", "  thalweg arch --model net.ts --trust"})
public final class ArchCommand implements Callable<Integer> {

  @Mixin private ScriptOptions script;
  @Mixin private GeneralOptions general;

  @Override
  public Integer call() {
    PrintWriter out = general.out();
    Optional<ScriptedModule> module =
        script.file().map(file -> ModelSources.module(file, script.trusted()));
    if (module.isPresent()) {
      out.print(module.orElseThrow().describe());
      out.flush();
      return ExitCode.DONE;
    }
    out.printf(
        "%-24s %10s %8s %12s %8s %12s%n",
        "name", "input", "classes", "parameters", "tensors", "MFLOP/image");
    for (String name : Architectures.names()) {
      Architecture architecture = Architectures.named(name);
      ParameterLayout layout = architecture.layout();
      long tensors = layout.blocks().stream().filter(b -> b.role().trainable()).count();
      out.printf(
          "%-24s %10s %8d %,12d %8d %,12.1f%n",
          name,
          architecture.input(),
          architecture.classes(),
          layout.trainableSize(),
          tensors,
          architecture.flopsPerImage() * 1e-6);
    }
    out.printf("with numbers of your own: %s%n", String.join(", ", Architectures.families()));
    out.flush();
    return ExitCode.DONE;
  }
}
