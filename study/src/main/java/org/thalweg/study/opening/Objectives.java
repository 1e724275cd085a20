// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.opening;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.thalweg.landscape.objective.BatchNormPolicy;
import org.thalweg.landscape.objective.CombinedSlice;
import org.thalweg.landscape.objective.RepeatedSlice;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.objective.WeightDecaySlice;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.study.spec.StudySpec;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.objective.LossFunction;
import org.thalweg.torch.objective.MeasuredObjective;
import org.thalweg.torch.objective.Precision;
import org.thalweg.torch.objective.TorchObjective;

/**
 * What a surface is measured with: the objective of its samples, that of a second split, and weight
 * decay.
 */
public final class Objectives implements AutoCloseable {
  private final Samples samples;
  private final double weightDecay;
  private final MeasuredObjective main;
  private final Optional<MeasuredObjective> also;

  /**
   * Opens the objectives.
   *
   * @param weightDecay λ of a channel ½ λ ‖θ‖²; 0 for none
   */
  public Objectives(
      ModelSource source,
      ParameterVector centre,
      Samples samples,
      TorchObjective.Options options,
      double weightDecay) {
    this.samples = samples;
    this.weightDecay = weightDecay;
    Dataset evaluated = samples.main().dataset();
    Dataset estimated = samples.statistics().map(Samples.Chosen::dataset).orElse(evaluated);
    main = source.objective(centre, evaluated, estimated, options);
    // Batch norm is estimated on the same training samples for both splits.
    Dataset training = evaluated.info().split().equals("train") ? evaluated : estimated;
    also =
        samples.also().map(second -> source.objective(centre, second.dataset(), training, options));
  }

  /** The objectives of a spec. */
  public static Objectives of(
      StudySpec spec,
      ModelSource source,
      ParameterVector centre,
      Samples samples,
      BatchNormPolicy batchNorm) {
    if (!spec.engine().device().equals("cpu")) {
      throw new IllegalArgumentException(
          "this build computes on the cpu alone, got \"%s\"".formatted(spec.engine().device()));
    }
    return new Objectives(
        source,
        centre,
        samples,
        new TorchObjective.Options(
            spec.engine().batchSize(),
            Precision.named(spec.engine().precision()),
            batchNorm,
            LossFunction.of(spec.data().loss(), source.answers(), samples.main().dataset())),
        spec.data().weightDecay());
  }

  public Samples samples() {
    return samples;
  }

  public double weightDecay() {
    return weightDecay;
  }

  /** The objective of the main samples. */
  public MeasuredObjective main() {
    return main;
  }

  /** The loss of a model that knows nothing of the main samples. */
  public OptionalDouble chanceLoss() {
    return OptionalDouble.of(main.chanceLoss());
  }

  /** The mean loss of the main samples anywhere: the bits that a surface has there. */
  public double loss(ParameterVector point) {
    try (Slice slice = main.restrictedTo(new Subspace(point, List.of(point)))) {
      return slice.measure(Coordinates.of(0)).get(0);
    }
  }

  /** All channels on one subspace, or the statistics of several draws of it. */
  public Slice slice(List<Subspace> draws) {
    List<Slice> slices = new ArrayList<>();
    try {
      for (Subspace draw : draws) {
        slices.add(slice(draw));
      }
      return slices.size() == 1 ? slices.get(0) : new RepeatedSlice(slices);
    } catch (RuntimeException e) {
      slices.forEach(Slice::close);
      throw e;
    }
  }

  private Slice slice(Subspace subspace) {
    List<Slice> parts = new ArrayList<>();
    try {
      parts.add(main.restrictedTo(subspace));
      also.ifPresent(second -> parts.add(second.restrictedTo(subspace)));
      if (weightDecay != 0) {
        parts.add(new WeightDecaySlice(subspace, weightDecay));
      }
    } catch (RuntimeException e) {
      parts.forEach(Slice::close);
      throw e;
    }
    return parts.size() == 1 ? parts.get(0) : new CombinedSlice(parts);
  }

  @Override
  public void close() {
    main.close();
    also.ifPresent(MeasuredObjective::close);
  }
}
