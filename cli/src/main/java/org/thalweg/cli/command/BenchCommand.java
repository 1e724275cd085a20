// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.thalweg.cli.option.ComputeOptions;
import org.thalweg.cli.option.DataOptions;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.option.JsonOption;
import org.thalweg.cli.option.ModelOptions;
import org.thalweg.cli.run.ExitCode;
import org.thalweg.cli.run.JsonOutput;
import org.thalweg.study.bench.Bench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code thalweg bench}: the machine's ceiling and what networks reach of it. */
@Command(
    name = "bench",
    description =
        "Measures how fast networks are evaluated here, beside what the machine could do and what"
            + " a plain loop does.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The ceiling is the best of a 2048 x 2048 x 2048 matrix product and the",
      "network's own 3 x 3 convolutions, divided by the network's floating-point",
      "operations an image. The plain loop sets the weights, passes the samples",
      "layer by layer and reads the loss, in fp32. All are measured in turns, and of",
      "each the best turn counts. Without --arch: resnet20, resnet56, vgg9 and",
      "vit-small on synthetic images, mlp:32 on the digits and softmax on iris, in",
      "fp32 and bf16. Without --data the images are synthetic; without --checkpoint",
      "the weights are fresh.",
      "",
      "Example:",
      "  thalweg bench --arch resnet56"
    })
public final class BenchCommand implements Callable<Integer> {

  @Mixin private ModelOptions model;
  @Mixin private DataOptions data;
  @Mixin private ComputeOptions compute;
  @Mixin private GeneralOptions general;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "10",
      description = "How long to measure each network (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    boolean answersPrograms = json.target().isPresent();
    if (!answersPrograms) {
      general.out().println(Bench.HEADING);
    }
    List<Map<String, Object>> all = new ArrayList<>();
    for (Bench bench : benches()) {
      Bench.Result result = bench.run(compute.batchSize(), compute.threads(), seconds);
      all.add(result.tree());
      if (!answersPrograms) {
        general.out().println(result.row());
        general.out().flush();
      }
    }
    if (answersPrograms) {
      Object tree = model.named() ? all.get(0) : new LinkedHashMap<>(Map.of("networks", all));
      JsonOutput.write(tree, json.target().orElseThrow(), general.out());
    }
    return ExitCode.DONE;
  }

  private List<Bench> benches() {
    return model.named()
        ? List.of(
            Bench.of(
                model.spec(),
                data.named() ? Optional.of(data.spec()) : Optional.empty(),
                compute.spec(),
                data.downloads()))
        : Bench.suite(compute.seed());
  }
}
