// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.measure;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.thalweg.landscape.analysis.curvature.Hessian;
import org.thalweg.landscape.analysis.curvature.ParameterSelection;
import org.thalweg.landscape.analysis.sharpness.Sharpness;
import org.thalweg.landscape.analysis.sharpness.SharpnessOptions;
import org.thalweg.landscape.direction.DirectionFile;
import org.thalweg.landscape.direction.DirectionScope;
import org.thalweg.landscape.objective.BatchNormPolicy;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.study.analysis.HessianAnalysis;
import org.thalweg.study.analysis.PoolTask;
import org.thalweg.study.opening.CommandException;
import org.thalweg.study.opening.HessianParameters;
import org.thalweg.study.opening.Model;
import org.thalweg.study.opening.ModelSource;
import org.thalweg.study.opening.ModelSources;
import org.thalweg.study.opening.Objectives;
import org.thalweg.study.opening.Opening;
import org.thalweg.study.opening.SampleReader;
import org.thalweg.study.opening.Samples;
import org.thalweg.study.report.HessianReport;
import org.thalweg.study.spec.StudySpec;
import org.thalweg.torch.objective.Precision;

/** The Hessian at a model: what it is of, and what it was found to be. */
public final class HessianStudy implements AutoCloseable {
  private final Objectives objectives;
  private final ParameterVector centre;
  private final ParameterSelection selection;
  private final HessianAnalysis.Request request;
  private final String subject;
  private @Nullable HessianReport report;

  private HessianStudy(
      Objectives objectives,
      ParameterSelection selection,
      HessianAnalysis.Request request,
      String subject) {
    this.objectives = objectives;
    this.centre = objectives.main().parameters();
    this.selection = selection;
    this.request = request;
    this.subject = subject;
  }

  /**
   * Reads the model and its samples.
   *
   * @param parameters which the Hessian is taken by
   * @throws IllegalArgumentException if the spec asks for more than losses at one model
   */
  public static HessianStudy open(
      StudySpec spec,
      HessianParameters parameters,
      HessianAnalysis.Request request,
      Opening opening) {
    Precision precision = Precision.named(spec.engine().precision());
    if (precision == Precision.BF16) {
      throw new IllegalArgumentException(
          "bf16 is for losses; derivatives are computed in fp32 or fp64");
    }
    ModelSource named = ModelSources.of(spec.model(), opening.trusted());
    spec.model().weights().ifPresent(Model::requireThere);
    Samples samples =
        new SampleReader(spec.engine().seed(), opening.downloads().cache())
            .read(spec.data(), named, false);
    ModelSource source = named.fitting(samples.main().dataset());
    Model centre = ModelSources.centre(spec.model(), source);
    opening.log().accept("model: %s, %s".formatted(centre.source(), centre.facts()));
    opening.log().accept("data: " + samples.main().dataset());
    Objectives objectives =
        Objectives.of(spec, source, centre.parameters(), samples, BatchNormPolicy.FROZEN);
    String subject =
        "Hessian of %s by %s: %s over %d %s samples of %s (%s), %s, batch norm frozen"
            .formatted(
                source.name(),
                parameters.describe(source.layout()),
                objectives.main().lossName(),
                samples.main().dataset().count(),
                samples.main().dataset().info().split(),
                samples.main().dataset().info().name(),
                samples.main().choice(),
                precision);
    return new HessianStudy(objectives, parameters.of(source.layout()), request, subject);
  }

  /** Computes, on the threads of {@code pool}. */
  public void find(ForkJoinPool pool, Consumer<String> log) {
    double loss = objectives.loss(centre);
    try (Hessian hessian = objectives.main().hessian(centre, selection)) {
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
    return Sharpness.of(objectives.main(), SharpnessOptions.defaults(seed), threads);
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
    DirectionFile.write(file, directions, DirectionScope.WEIGHTS);
  }

  @Override
  public void close() {
    objectives.close();
  }
}
