// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.option.ScriptOptions;
import org.thalweg.cli.run.ExitCode;
import org.thalweg.study.report.KnownNetworks;
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
    out.print(
        script
            .file()
            .map(file -> KnownNetworks.describe(file, script.trusted()))
            .orElseGet(KnownNetworks::table));
    out.flush();
    return ExitCode.DONE;
  }
}
