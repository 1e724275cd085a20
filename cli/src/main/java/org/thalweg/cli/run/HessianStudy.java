// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.thalweg.cli.CommandException;
import org.thalweg.cli.option.ComputeOptions;
import org.thalweg.cli.option.DataOptions;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.option.HessianOptions;
import org.thalweg.cli.option.ModelOptions;
import org.thalweg.cli.option.OtherModelOptions;
import org.thalweg.cli.scene.Blueprint;
import org.thalweg.cli.scene.Landscape;
import org.thalweg.cli.scene.Model;
import org.thalweg.cli.scene.Samples;
import org.thalweg.landscape.analysis.curvature.Hessian;
import org.thalweg.landscape.analysis.curvature.ParameterSelection;
import org.thalweg.landscape.analysis.sharpness.Sharpness;
import org.thalweg.landscape.analysis.sharpness.SharpnessOptions;
import org.thalweg.landscape.direction.DirectionFile;
import org.thalweg.landscape.direction.Tensors;
import org.thalweg.landscape.objective.BatchNormPolicy;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.objective.LossFunction;
import org.thalweg.torch.objective.TorchObjective;

/** The Hessian at a model: what it is of, and what it was found to be. */
public final class HessianStudy implements AutoCloseable {
  private final Landscape landscape;
  private final ParameterVector centre;
  private final ParameterSelection selection;
  private final HessianAnalysis.Request request;
  private final String subject;
  private @Nullable HessianReport report;

  private HessianStudy(
      Landscape landscape,
      ParameterSelection selection,
      HessianAnalysis.Request request,
      String subject) {
    this.landscape = landscape;
    this.centre = landscape.main().parameters();
    this.selection = selection;
    this.request = request;
    this.subject = subject;
  }

  /**
   * Reads the model and its samples.
   *
   * @throws IllegalArgumentException if options contradict each other
   */
  public static HessianStudy open(
      ModelOptions model,
      OtherModelOptions others,
      DataOptions data,
      ComputeOptions compute,
      HessianOptions hessian,
      GeneralOptions general) {
    if (!others.toward().isEmpty() || others.align()) {
      throw new IllegalArgumentException(
          "--toward and --align lay a plane; they belong to a map, --map FILE.h5");
    }
    HessianAnalysis.Request request =
        new HessianAnalysis.Request(
            hessian.top(),
            hessian.lanczos(compute.seed()),
            hessian.probes(),
            hessian.density() ? hessian.starts() : 0,
            hessian.layers());
    Blueprint named = model.blueprint();
    model.checkpoint().ifPresent(Model::requireThere);
    Samples samples = data.reader(compute.seed()).read(data.spec(), named, false);
    if (samples.also().isPresent() || data.weightDecay() != 0) {
      throw new IllegalArgumentException(
          "--also and --weight-decay measure losses beside the first; they belong to --map FILE.h5");
    }
    Blueprint blueprint = named.fitting(samples.main().dataset());
    Model centre = blueprint.at(model.weightsRequired());
    general.detail("model: %s, %s".formatted(centre.source(), centre.facts()));
    general.detail("data: " + samples.main().dataset());
    LossFunction loss = data.loss(blueprint.answers(), samples.main().dataset());
    TorchObjective.Options options =
        new TorchObjective.Options(
            compute.batchSize(), compute.differentiable(), BatchNormPolicy.FROZEN, loss);
    String subject =
        "Hessian of %s by %s: %s over %d %s samples of %s (%s), %s, batch norm frozen"
            .formatted(
                blueprint.name(),
                hessian.parameters().spoken(blueprint.layout()),
                loss.cliName(),
                samples.main().dataset().count(),
                samples.main().dataset().info().split(),
                samples.main().dataset().info().name(),
                samples.main().choice(),
                compute.differentiable());
    return new HessianStudy(
        new Landscape(blueprint, centre.parameters(), samples, options, 0),
        hessian.parameters().of(blueprint.layout()),
        request,
        subject);
  }

  /** Computes, on the threads of {@code pool}. */
  public void find(ForkJoinPool pool, Consumer<String> log) {
    double loss = landscape.loss(centre);
    try (Hessian hessian = landscape.main().hessian(centre, selection)) {
      HessianAnalysis found =
          pool.invoke(new PoolTask<>(() -> HessianAnalysis.of(hessian, request, log)));
      report = new HessianReport(subject, loss, found);
    } catch (ArithmeticException e) {
      throw new CommandException(
          "the Hessian is not finite where the loss is %s; look at the model".formatted(loss), e);
    }
  }

  /** How sharp the model lies, over all trainable parameters. */
  public Sharpness sharpness(long seed, int threads) {
    return Sharpness.of(landscape.main(), SharpnessOptions.defaults(seed), threads);
  }

  /** What was found. */
  public HessianReport report() {
    return Optional.ofNullable(report)
        .orElseThrow(() -> new IllegalStateException("nothing has been computed yet"));
  }

  /** Writes the eigenvectors of the largest and the smallest eigenvalue as directions. */
  public void saveDirections(Path file) {
    List<ParameterVector> directions =
        report().extremes().stream().map(pair -> selection.vectorOf(pair.vector())).toList();
    DirectionFile.write(file, directions, Tensors.WEIGHTS);
  }

  @Override
  public void close() {
    landscape.close();
  }
}
