// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.thalweg.landscape.objective.BatchNormPolicy;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.surface.Question;
import org.thalweg.study.opening.ArchitectureSource;
import org.thalweg.study.opening.Downloads;
import org.thalweg.study.opening.SampleReader;
import org.thalweg.study.spec.DataSpec;
import org.thalweg.study.spec.EngineSpec;
import org.thalweg.study.spec.ModelSpec;
import org.thalweg.torch.bench.Throughput;
import org.thalweg.torch.bench.ThroughputBench;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.reader.Datasets;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Architectures;
import org.thalweg.torch.objective.LossFunction;
import org.thalweg.torch.objective.Precision;
import org.thalweg.torch.objective.TorchObjective;

/**
 * One network to time on samples, in one precision.
 *
 * @param weights a checkpoint, or {@code init:SEED}
 */
public record Bench(
    ArchitectureSource network,
    String weights,
    Dataset samples,
    LossFunction loss,
    Precision precision) {

  /** The columns of {@link Result#row}. */
  public static final String HEADING =
      "%-14s %-5s %6s %10s %10s %10s %7s %10s %7s %8s"
          .formatted(
              "network",
              "",
              "batch",
              "points/s",
              "images/s",
              "ceiling",
              "share",
              "plain",
              "ratio",
              "memory");

  private static final int SYNTHETIC_IMAGES = 500;

  /** What came out. */
  public record Result(Bench bench, Throughput measured, Question.Engine engine, int threads) {

    /** For people: one line. */
    public String row() {
      return String.format(
          Locale.ROOT,
          "%-14s %-5s %6d %10.4g %10.0f %10.0f %6.0f%% %10.0f %6.2fx %5.0f MB",
          bench.network.name(),
          engine.precision(),
          engine.batchSize(),
          measured.pointsPerSecond(),
          measured.imagesPerSecond(),
          measured.ceilingImagesPerSecond(),
          100 * measured.ceilingShare(),
          measured.naiveImagesPerSecond(),
          measured.naiveRatio(),
          measured.peakBytes() * 1e-6);
    }

    /** For programs. */
    public Map<String, Object> tree() {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("network", bench.network.name());
      tree.put("imagesPerSecond", measured.imagesPerSecond());
      tree.put("pointsPerSecond", measured.pointsPerSecond());
      tree.put("imagesPerPoint", measured.imagesPerPoint());
      tree.put("ceilingImagesPerSecond", measured.ceilingImagesPerSecond());
      tree.put("ceilingShare", measured.ceilingShare());
      tree.put("naiveImagesPerSecond", measured.naiveImagesPerSecond());
      tree.put("naivePointsPerSecond", measured.naivePointsPerSecond());
      tree.put("naiveRatio", measured.naiveRatio());
      tree.put("gemmFlops", measured.gemmFlops());
      tree.put("convolutionFlops", measured.convolutionFlops());
      tree.put("flopsPerImage", measured.flopsPerImage());
      tree.put("peakBytes", measured.peakBytes());
      tree.put("threads", threads);
      tree.put("engine", engine);
      return tree;
    }
  }

  /**
   * The network of a spec.
   *
   * @param data empty for synthetic images
   * @throws IllegalArgumentException if it is a module: its program cannot be looked into
   */
  public static Bench of(
      ModelSpec model, Optional<DataSpec> data, EngineSpec engine, Downloads downloads) {
    ArchitectureSource named =
        new ArchitectureSource(
            Architectures.named(
                model
                    .architecture()
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "this command knows architectures alone, got a module"))));
    Dataset samples =
        data.map(
                spec ->
                    new SampleReader(engine.seed(), downloads.cache())
                        .main(spec, named.answers(), named.name())
                        .dataset())
            .orElseGet(
                () -> SyntheticImages.of(named.architecture(), SYNTHETIC_IMAGES, engine.seed()));
    ArchitectureSource fitting = named.fitting(samples);
    return new Bench(
        fitting,
        model.weights().orElse(ModelSpec.FRESH + engine.seed()),
        samples,
        LossFunction.of(data.flatMap(DataSpec::loss), fitting.answers(), samples),
        Precision.named(engine.precision()));
  }

  /** Networks of every size, in single precision and in bfloat16. */
  public static List<Bench> suite(long seed) {
    List<Bench> suite = new ArrayList<>();
    for (Precision precision : List.of(Precision.FP32, Precision.BF16)) {
      for (String name : List.of("resnet20", "resnet56", "vgg9", "vit-small")) {
        Architecture architecture = Architectures.named(name);
        Dataset samples = SyntheticImages.of(architecture, SYNTHETIC_IMAGES, seed);
        suite.add(of(new ArchitectureSource(architecture), samples, precision, seed));
      }
      suite.add(embedded("mlp:32", "digits", precision, seed));
      suite.add(embedded("softmax", "iris", precision, seed));
    }
    return suite;
  }

  private static Bench embedded(String name, String data, Precision precision, long seed) {
    Dataset samples = Datasets.read(data, Optional.empty(), "train");
    ArchitectureSource network = new ArchitectureSource(Architectures.named(name)).fitting(samples);
    return of(network, samples, precision, seed);
  }

  private static Bench of(
      ArchitectureSource network, Dataset samples, Precision precision, long seed) {
    LossFunction loss = LossFunction.usual(network.answers(), samples);
    return new Bench(network, "init:" + seed, samples, loss, precision);
  }

  /** Measures for about so many seconds. */
  public Result run(int batchSize, int threads, double seconds) {
    TorchObjective.Options options = new TorchObjective.Options(batchSize, precision).with(loss);
    Architecture architecture = network.architecture();
    ParameterVector centre = network.at(weights).parameters();
    try (TorchObjective objective =
        new TorchObjective(architecture, conditioned(centre, options), samples, options)) {
      Throughput measured = new ThroughputBench(objective, threads).run(seconds);
      return new Result(this, measured, objective.engine(), threads);
    }
  }

  /** Fresh weights with the statistics of the samples: without, activations grow out of bounds. */
  private ParameterVector conditioned(ParameterVector centre, TorchObjective.Options options) {
    if (!weights.startsWith("init:")) {
      return centre;
    }
    try (TorchObjective estimating =
        new TorchObjective(
            network.architecture(), centre, samples, options.with(BatchNormPolicy.RECOMPUTED))) {
      return estimating.settled(centre);
    }
  }
}
