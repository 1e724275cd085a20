// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.landscape.analysis.curvature.Hessian;
import org.thalweg.landscape.analysis.curvature.ParameterSelection;
import org.thalweg.landscape.objective.BatchNormPolicy;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.landscape.surface.Question;
import org.thalweg.torch.curvature.ChunkedHessian;
import org.thalweg.torch.curvature.GradientGraph;
import org.thalweg.torch.curvature.GraphBudget;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.Targets;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.NativeOwner;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.engine.TorchEngine;
import org.thalweg.torch.stacked.StackedModel;
import org.thalweg.torch.stacked.StackedSamples;
import org.thalweg.torch.stacked.Totals;

/**
 * Samples in chunks, their losses and their gradients: all but the network.
 *
 * <p>A network says how it is made ready at a point, how one chunk's gradient is found there and
 * how its running statistics are estimated; these are called on many threads at once.
 */
abstract class SampledObjective implements MeasuredObjective {
  private final TorchEngine engine = TorchEngine.load();
  private final NativeOwner owner = new NativeOwner("this objective");
  private final ParameterVector parameters;
  private final TorchObjective.Options options;
  private final SampleStorage keeping;
  private final List<ImageChunk> chunks;
  private final Control control;
  private final RunningStatistics statistics;
  private final Dataset dataset;
  private final OptionalDouble errorOfTheMean;
  private final GraphBudget budget = new GraphBudget();
  private final Set<Hessian> hessians =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  /** A network at one point, for one thread, until it is closed. */
  interface Pass extends AutoCloseable {

    /** Answers {@code [n, classes]}, or as many numbers as targets, to images {@code [n, …]}. */
    Tensor outputs(Tensor images);

    /** What the objective holds besides the mean loss; a scalar. */
    default Optional<Tensor> penalty() {
      return Optional.empty();
    }

    @Override
    default void close() {}
  }

  /** Where the parameters of a point come from: a fresh flat tensor of doubles. */
  interface Point {
    Tensor assemble();
  }

  /** Keeps {@code dataset}, and {@code estimation} where statistics need it. */
  SampledObjective(
      ParameterVector parameters,
      Dataset dataset,
      Dataset estimation,
      TorchObjective.Options options,
      SampleStorage keeping) {
    this.parameters = parameters;
    this.keeping = keeping;
    this.options = options;
    options.loss().require(dataset);
    this.dataset = dataset;
    this.errorOfTheMean =
        dataset.targets() instanceof Targets.Classes
            ? OptionalDouble.empty()
            : OptionalDouble.of(NumberError.ofTheMean(dataset));
    this.chunks = keep(dataset);
    this.control = new Control(options.batchSize(), dataset.count());
    BatchNormPolicy policy = RunningStatistics.inForce(options.batchNorm(), parameters.layout());
    boolean others = policy == BatchNormPolicy.RECOMPUTED && estimation != dataset;
    List<ImageChunk> estimated = others ? keep(estimation) : chunks;
    this.statistics =
        new RunningStatistics(parameters.layout(), policy, flat -> estimate(flat, estimated));
  }

  private List<ImageChunk> keep(Dataset images) {
    return engine.infer(
        "keeping the samples",
        () -> ImageChunk.of(images, options.batchSize(), options.precision(), keeping, owner));
  }

  /**
   * The network at a point whose running statistics are settled.
   *
   * @param flat the point's parameters, as doubles
   * @param precision what it computes in: this objective's, or a more exact one to hold beside it
   */
  abstract Pass ready(Tensor flat, Precision precision);

  /**
   * ∂ Σ (loss + penalty) / ∂ trainable over one chunk, in layout order.
   *
   * <p>Running statistics are constants, or {@linkplain #followsTheChunk follow the chunk}.
   *
   * @param flat the point's parameters, as doubles
   */
  abstract double[] gradient(Tensor flat, ImageChunk chunk);

  /**
   * The same, ready to be differentiated again; running statistics are constants.
   *
   * @param flat the point's parameters, as doubles
   */
  abstract GradientGraph slope(Tensor flat, ImageChunk chunk);

  /**
   * Overwrites the running statistics in {@code flat} by what the chunks' own come to: cumulative
   * averages, in which a batch of b images after n enters with the weight b / (n + b).
   *
   * @param flat the point's parameters, as doubles (modified)
   */
  abstract void estimate(Tensor flat, List<ImageChunk> chunks);

  @Override
  public final ParameterVector parameters() {
    return parameters;
  }

  @Override
  public final TorchObjective.Options options() {
    return options;
  }

  @Override
  public Question.Engine engine() {
    return engine.question(options.precision().toString(), options.batchSize());
  }

  /** The samples that are measured. */
  public final Dataset dataset() {
    return dataset;
  }

  @Override
  public final int sampleCount() {
    return dataset.count();
  }

  /** How many classes the network tells apart, or numbers it gives. */
  abstract int classes();

  /** The penalty in a formula, if there is one. */
  Optional<String> penaltyName() {
    return Optional.empty();
  }

  @Override
  public final double chanceLoss() {
    return errorOfTheMean.orElseGet(() -> options.loss().chance(classes()));
  }

  @Override
  public final String lossName() {
    String mean = options.loss().describe(dataset);
    return penaltyName().map(penalty -> mean + " + " + penalty).orElse(mean);
  }

  /**
   * Loss, accuracy (of numbers, R²) and standard error of the split, a penalty if the loss holds
   * one, then what the policy counts, and in bfloat16 what {@link Control} tells.
   */
  @Override
  public final List<Channel> channels() {
    String split = dataset.info().split();
    List<Channel> channels = new ArrayList<>();
    channels.add(Channel.loss(split));
    channels.add(
        errorOfTheMean.isPresent() ? Channel.determination(split) : Channel.accuracy(split));
    channels.add(Channel.standardError(split));
    penaltyName().ifPresent(name -> channels.add(Channel.penalty(split)));
    channels.addAll(statistics.channels());
    if (options.precision() == Precision.BF16) {
      channels.addAll(Control.channels(split));
    }
    return List.copyOf(channels);
  }

  /** Measures with the running statistics that {@code point} holds, unless recomputed. */
  @Override
  public final Measurement measure(ParameterVector point) {
    requireLayout(point);
    return evaluate(() -> assemble(point));
  }

  /**
   * The gradient of the mean loss, the same bits every time; zero in running statistics.
   *
   * <p>Running statistics are constants in it. Where the policy recomputes them, it is the slope of
   * the loss normalised chunk by chunk, as in training: what an optimiser follows, and with chunks
   * of many values near the slope of what {@link #measure} gives.
   *
   * <p>Costs three to four measurements. Chunks run in the caller's fork-join pool, or in the
   * common one.
   */
  @Override
  public final ParameterVector gradient(ParameterVector point) {
    requireLayout(point);
    return owner.whileOpen(
        () -> {
          try (NativeOwner here = new NativeOwner("this point")) {
            Tensor flat = engine.infer("settling statistics", () -> here.own(held(point)));
            return new ChunkGradients(parameters.layout(), chunk -> gradient(flat, chunk))
                .mean(chunks);
          }
        });
  }

  /**
   * The Hessian of the mean loss by double backward, running statistics constants.
   *
   * <p>The first product costs about four gradients, those after it three while the graphs of the
   * chunks' gradients fit into half of the machine's memory. Chunks run in the caller's fork-join
   * pool, or in the common one. Closed with this objective at the latest.
   *
   * @throws IllegalArgumentException if statistics are recomputed: they would depend on the point
   */
  @Override
  public final Hessian hessian(ParameterVector point, ParameterSelection coordinates) {
    requireLayout(point);
    if (followsTheChunk()) {
      throw new IllegalArgumentException(
          "a Hessian needs running statistics that stay, got bn recomputed; use bn frozen");
    }
    NativeOwner here = new NativeOwner("this Hessian");
    Tensor flat =
        owner.whileOpen(
            () -> engine.infer("settling statistics", () -> here.own(settle(assemble(point)))));
    List<Supplier<GradientGraph>> slopes = new ArrayList<>();
    for (ImageChunk chunk : chunks) {
      slopes.add(() -> owner.whileOpen(() -> slope(flat, chunk)));
    }
    Hessian hessian = new ChunkedHessian(coordinates, dataset.count(), slopes, budget, here);
    hessians.add(hessian);
    return hessian;
  }

  /** With constant statistics, those in force; others follow the chunk. */
  private Tensor held(ParameterVector point) {
    Tensor flat = assemble(point);
    return followsTheChunk() ? flat : settle(flat);
  }

  /**
   * Whether gradients see batch norm as training does: normalised by the chunk's own statistics.
   */
  final boolean followsTheChunk() {
    return statistics.areRecomputed();
  }

  /** {@code point} with the running statistics that the policy gives it. */
  public final ParameterVector settled(ParameterVector point) {
    requireLayout(point);
    return owner.whileOpen(
        () ->
            engine.infer(
                "settling statistics",
                () ->
                    ParameterVector.of(
                        point.layout(), HostArrays.toFloats(settle(assemble(point))))));
  }

  private Tensor settle(Tensor flat) {
    statistics.settle(flat);
    return flat;
  }

  static Tensor assemble(ParameterVector point) {
    return HostArrays.toTensor(point.toArray()).to(ScalarType.Double);
  }

  @Override
  public final Slice restrictedTo(Subspace subspace) {
    requireLayout(subspace.centre());
    return new TorchSlice(this, subspace);
  }

  private void requireLayout(ParameterVector point) {
    ParameterLayout layout = parameters.layout();
    if (!point.layout().equals(layout)) {
      throw new IllegalArgumentException(
          "points need the layout %s, got %s".formatted(layout, point.layout()));
    }
  }

  /** The first chunk; usable until this objective is closed. */
  final ImageChunk firstChunk() {
    return chunks.get(0);
  }

  /**
   * The network at many points of a slice at once, if it is small enough to gain by that.
   *
   * @param vectors centre and directions, as doubles
   * @param owner keeps what it needs
   */
  Optional<StackedModel> stacked(List<Tensor> vectors, NativeOwner owner) {
    return Optional.empty();
  }

  /** All samples, as they lie in the chunks. */
  final StackedSamples samples() {
    List<Supplier<Tensor>> rows = new ArrayList<>();
    chunks.forEach(chunk -> rows.add(chunk::images));
    return new StackedSamples(rows, dataset.targets());
  }

  /** Those of the points that a stacked model settles; on the calling thread. */
  final List<Optional<Measurement>> evaluateTogether(StackedModel model, List<Coordinates> points) {
    List<Optional<Totals>> found = working(() -> model.measure(points));
    return found.stream().map(totals -> totals.map(this::measurement)).toList();
  }

  private Measurement measurement(Totals totals) {
    double score = score(totals.mean(), totals.accuracy());
    return Measurement.of(totals.mean(), score, totals.standardError());
  }

  /** Of numbers R², of classes the accuracy. */
  private double score(double mean, double accuracy) {
    return errorOfTheMean.isPresent() ? 1 - mean / errorOfTheMean.getAsDouble() : accuracy;
  }

  /** Whether running statistics move with the directions of a slice. */
  final boolean movesStatistics() {
    return statistics.moveWithDirections();
  }

  final Measurement evaluate(Point point) {
    return working(
        () -> {
          Tensor flat = point.assemble();
          double[] further = statistics.settle(flat);
          return options.precision() == Precision.BF16
              ? controlled(flat, further)
              : measurement(tally(flat, chunks, options.precision()), further);
        });
  }

  /** The same over the first chunk alone, with the running statistics that the point holds. */
  final Measurement evaluateFirstChunk(Point point) {
    return working(
        () -> measurement(tally(point.assemble(), chunks.subList(0, 1), options.precision())));
  }

  private <T> T working(Supplier<T> work) {
    return owner.whileOpen(() -> engine.infer("evaluating a point", work));
  }

  /**
   * In bfloat16, held against single precision on the control chunks, and in single precision where
   * the two are too far apart; both are told behind {@code further}.
   */
  private Measurement controlled(Tensor flat, double... further) {
    Tally reduced = tally(flat, chunks, Precision.BF16);
    Tally exact = tally(flat, control.of(chunks), Precision.FP32);
    double deviation = Control.deviation(control.mean(reduced.losses()), exact.losses().mean());
    boolean holds = Control.holds(deviation);
    Tally kept = holds ? reduced : tally(flat, chunks, Precision.FP32);
    double[] told = Arrays.copyOf(further, further.length + 2);
    told[further.length] = deviation;
    told[further.length + 1] = holds ? 0 : 1;
    return measurement(kept, told);
  }

  /** Losses of samples, and what the objective holds beside them. */
  private record Tally(LossTally losses, OptionalDouble penalty) {}

  /** {@code some} chunks at a point whose running statistics are settled. */
  private Tally tally(Tensor flat, List<ImageChunk> some, Precision precision) {
    LossTally tally =
        new LossTally(options.loss(), some.stream().mapToInt(ImageChunk::count).sum());
    try (Pass network = ready(flat, precision)) {
      for (ImageChunk chunk : some) {
        try (NativeScope scope = NativeScope.open()) {
          tally.add(HostArrays.toDoubles(network.outputs(chunk.images())), chunk);
        }
      }
      OptionalDouble penalty =
          network
              .penalty()
              .map(Tensor::item_double)
              .map(OptionalDouble::of)
              .orElse(OptionalDouble.empty());
      return new Tally(tally, penalty);
    }
  }

  private Measurement measurement(Tally tally, double... further) {
    LossTally losses = tally.losses();
    double score = score(losses.mean(), losses.accuracy());
    if (tally.penalty().isEmpty()) {
      return losses.measurement(0, score, further);
    }
    double held = tally.penalty().getAsDouble();
    return losses.measurement(
        held,
        score,
        DoubleStream.concat(DoubleStream.of(held), DoubleStream.of(further)).toArray());
  }

  @Override
  public void close() {
    List.copyOf(hessians).forEach(Hessian::close);
    owner.close();
  }
}
