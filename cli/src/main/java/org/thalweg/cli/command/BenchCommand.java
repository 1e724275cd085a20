// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.thalweg.cli.ExitCode;
import org.thalweg.cli.option.ComputeOptions;
import org.thalweg.cli.option.DataOptions;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.option.JsonOption;
import org.thalweg.cli.option.ModelOptions;
import org.thalweg.cli.run.JsonOutput;
import org.thalweg.cli.run.SyntheticImages;
import org.thalweg.cli.scene.KnownBlueprint;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.engine.TorchEngine;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.objective.Throughput;
import org.thalweg.torch.objective.ThroughputBench;
import org.thalweg.torch.objective.TorchObjective;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code thalweg bench}: the machine's ceiling and what a network reaches of it. */
@Command(
    name = "bench",
    description =
        "Measures how fast a network is evaluated here, beside what the machine could do.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The ceiling is the best of a 2048 x 2048 x 2048 matrix product and the",
      "network's own 3 x 3 convolutions at batch 128, divided by the network's",
      "floating-point operations an image. Without --data the images are synthetic;",
      "without --checkpoint the weights are fresh.",
      "",
      "Example:",
      "  thalweg bench --arch resnet56"
    })
public final class BenchCommand implements Callable<Integer> {
  private static final int SYNTHETIC_IMAGES = 500;

  @Mixin private ModelOptions model;
  @Mixin private DataOptions data;
  @Mixin private ComputeOptions compute;
  @Mixin private GeneralOptions general;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "10",
      description = "How long to evaluate (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    KnownBlueprint named = new KnownBlueprint(model.architecture());
    Dataset images =
        data.named()
            ? data.read(named, compute.seed())
            : SyntheticImages.of(named.architecture(), SYNTHETIC_IMAGES, compute.seed());
    KnownBlueprint fitting = named.fitting(images);
    Architecture architecture = fitting.architecture();
    ParameterVector weights =
        fitting.at(model.checkpoint().orElse("init:" + compute.seed())).parameters();
    TorchObjective.Options options =
        new TorchObjective.Options(compute.batchSize(), compute.precision())
            .with(data.loss(fitting.answers(), images));
    try (TorchObjective objective = new TorchObjective(architecture, weights, images, options)) {
      Throughput result = new ThroughputBench(objective, compute.threads()).run(seconds);
      if (json.target().isPresent()) {
        JsonOutput.write(tree(result, images.count()), json.target().orElseThrow(), general.out());
      } else {
        print(result, architecture, images.count());
      }
    }
    return ExitCode.DONE;
  }

  private Map<String, Object> tree(Throughput result, int images) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("imagesPerSecond", result.imagesPerSecond());
    tree.put("pointsPerSecond", result.imagesPerSecond() / images);
    tree.put("imagesPerPoint", images);
    tree.put("ceilingImagesPerSecond", result.ceilingImagesPerSecond());
    tree.put("ceilingShare", result.ceilingShare());
    tree.put("naiveImagesPerSecond", result.naiveImagesPerSecond());
    tree.put("naiveRatio", result.naiveRatio());
    tree.put("gemmFlops", result.gemmFlops());
    tree.put("convolutionFlops", result.convolutionFlops());
    tree.put("flopsPerImage", result.flopsPerImage());
    tree.put("threads", compute.threads());
    tree.put(
        "engine", TorchEngine.load().question(compute.precision().toString(), compute.batchSize()));
    return tree;
  }

  private void print(Throughput result, Architecture architecture, int images) {
    PrintWriter out = general.out();
    out.printf(
        "%s, %s %s, %d threads, %d images a batch%n",
        architecture.name(),
        TorchEngine.load().name(),
        TorchEngine.load().instructionSet(),
        compute.threads(),
        compute.batchSize());
    out.printf(
        "  reached      %8.0f images/s   %.2f points/s at %d images a point%n",
        result.imagesPerSecond(), result.imagesPerSecond() / images, images);
    out.printf(
        "  ceiling      %8.0f images/s   matrix product %.0f GFLOP/s, best convolution %.0f"
            + " GFLOP/s, %.1f MFLOP an image%n",
        result.ceilingImagesPerSecond(),
        result.gemmFlops() * 1e-9,
        result.convolutionFlops() * 1e-9,
        result.flopsPerImage() * 1e-6);
    out.printf("  share        %8.0f %%%n", 100 * result.ceilingShare());
    out.printf(
        "  plain pass   %8.0f images/s   unfused, contiguous: %.2f times as slow%n",
        result.naiveImagesPerSecond(), result.naiveRatio());
    out.flush();
  }
}
