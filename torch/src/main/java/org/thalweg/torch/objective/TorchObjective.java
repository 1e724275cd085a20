// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.landscape.objective.BatchNormPolicy;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.objective.DifferentiableObjective;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.NativeOwner;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.engine.TorchEngine;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.FoldedLayers;
import org.thalweg.torch.model.NetworkState;

/**
 * The mean loss of a network on labelled images.
 *
 * <p>Measures loss, accuracy in percent and the loss's standard error. Images lie natively,
 * channels last, in fixed chunks; every point is assembled, folded and evaluated on one thread, its
 * losses summed in double in sample order. Thread-safe; closing waits for measurements under way.
 */
public final class TorchObjective implements DifferentiableObjective {
  private final TorchEngine engine = TorchEngine.load();
  private final NativeOwner owner = new NativeOwner("this objective");
  private final Architecture architecture;
  private final ParameterVector parameters;
  private final Options options;
  private final List<ImageChunk> chunks;
  private final RunningStatistics statistics;
  private final String split;
  private final int samples;

  /**
   * What decides numbers besides model and data.
   *
   * @param batchSize images a chunk, also of those that statistics are estimated on
   * @param batchNorm what becomes of running statistics; a network without has none to change
   */
  public record Options(
      int batchSize, Precision precision, BatchNormPolicy batchNorm, LossFunction loss) {
    /** Chunks of 125 images in single precision; cross-entropy, frozen statistics. */
    public static final Options DEFAULT = new Options(125, Precision.FP32);

    public Options {
      if (batchSize < 1) {
        throw new IllegalArgumentException(
            "a batch holds at least 1 image, got %d; see --batch-size".formatted(batchSize));
      }
    }

    /** Cross-entropy with frozen statistics. */
    public Options(int batchSize, Precision precision) {
      this(batchSize, precision, BatchNormPolicy.FROZEN, LossFunction.CROSS_ENTROPY);
    }

    /** The same under another policy. */
    public Options with(BatchNormPolicy other) {
      return new Options(batchSize, precision, other, loss);
    }

    /** The same with another loss. */
    public Options with(LossFunction other) {
      return new Options(batchSize, precision, batchNorm, other);
    }
  }

  /**
   * An objective that keeps {@code dataset} natively and estimates statistics on it, if at all.
   *
   * @throws IllegalArgumentException if parameters or images do not fit the architecture
   */
  public TorchObjective(
      Architecture architecture, ParameterVector parameters, Dataset dataset, Options options) {
    this(architecture, parameters, dataset, dataset, options);
  }

  /**
   * An objective that keeps {@code dataset} natively.
   *
   * @param estimation the training images on which statistics are recomputed at every point; read
   *     under that policy alone
   * @throws IllegalArgumentException if parameters or images do not fit the architecture
   */
  public TorchObjective(
      Architecture architecture,
      ParameterVector parameters,
      Dataset dataset,
      Dataset estimation,
      Options options) {
    Fit.require(architecture, parameters.layout());
    Fit.require(architecture, dataset.info());
    Fit.require(architecture, estimation.info());
    this.architecture = architecture;
    this.parameters = parameters;
    this.options = options;
    this.split = dataset.info().split();
    this.samples = dataset.count();
    this.chunks = keep(dataset);
    BatchNormPolicy policy = RunningStatistics.inForce(options.batchNorm(), architecture);
    boolean others = policy == BatchNormPolicy.RECOMPUTED && estimation != dataset;
    this.statistics =
        new RunningStatistics(
            architecture, policy, options.precision(), others ? keep(estimation) : chunks);
  }

  private List<ImageChunk> keep(Dataset images) {
    return engine.infer(
        "keeping the images",
        () -> {
          List<ImageChunk> made = ImageChunk.of(images, options.batchSize(), options.precision());
          made.forEach(chunk -> owner.own(chunk.images()));
          return made;
        });
  }

  @Override
  public ParameterVector parameters() {
    return parameters;
  }

  public Architecture architecture() {
    return architecture;
  }

  public Options options() {
    return options;
  }

  /** The number of images a measurement passes through the network. */
  public int sampleCount() {
    return samples;
  }

  /** Loss, accuracy and standard error of the split, then what the policy counts. */
  @Override
  public List<Channel> channels() {
    List<Channel> channels = new ArrayList<>();
    channels.add(Channel.loss(split));
    channels.add(Channel.accuracy(split));
    channels.add(Channel.standardError(split));
    channels.addAll(statistics.channels());
    return List.copyOf(channels);
  }

  /** {@inheritDoc} With the running statistics that {@code point} holds, unless recomputed. */
  @Override
  public Measurement measure(ParameterVector point) {
    requireLayout(point);
    return evaluate(() -> assemble(point));
  }

  /**
   * {@inheritDoc} Running statistics are constants in it. Where the policy recomputes them, it is
   * the slope of the loss normalised chunk by chunk, as in training: what an optimiser follows, and
   * with chunks of many values near the slope of what {@link #measure} gives.
   *
   * <p>Costs three to four measurements. Chunks run in the caller's fork-join pool, or in the
   * common one.
   */
  @Override
  public ParameterVector gradient(ParameterVector point) {
    requireLayout(point);
    return owner.whileOpen(
        () -> {
          try (NativeOwner here = new NativeOwner("this point")) {
            Tensor flat = engine.infer("settling statistics", () -> here.own(held(point)));
            return new ChunkGradients(architecture, options).mean(flat, chunks);
          }
        });
  }

  /** {@code point} with the running statistics that the policy gives it. */
  ParameterVector settled(ParameterVector point) {
    requireLayout(point);
    return owner.whileOpen(
        () ->
            engine.infer(
                "settling statistics",
                () ->
                    ParameterVector.of(
                        point.layout(), HostArrays.toFloats(settle(assemble(point))))));
  }

  /** With constant statistics, those in force; others follow the chunk. */
  private Tensor held(ParameterVector point) {
    Tensor flat = assemble(point);
    return options.batchNorm() == BatchNormPolicy.RECOMPUTED ? flat : settle(flat);
  }

  private Tensor settle(Tensor flat) {
    statistics.settle(flat);
    return flat;
  }

  private static Tensor assemble(ParameterVector point) {
    return HostArrays.toTensor(point.toArray()).to(ScalarType.Double);
  }

  @Override
  public Slice restrictedTo(Subspace subspace) {
    requireLayout(subspace.centre());
    return new TorchSlice(this, subspace);
  }

  private void requireLayout(ParameterVector point) {
    if (!point.layout().equals(architecture.layout())) {
      throw new IllegalArgumentException(
          "points need the layout %s, got %s".formatted(architecture.layout(), point.layout()));
    }
  }

  /** The first chunk; alive until this objective is closed. */
  Tensor firstImages() {
    return chunks.get(0).images();
  }

  /** Whether running statistics move with the directions of a slice. */
  boolean movesStatistics() {
    return statistics.moveWithDirections();
  }

  /** Where the parameters of a point come from: a fresh flat tensor of doubles. */
  interface Point {
    Tensor assemble();
  }

  Measurement evaluate(Point point) {
    return owner.whileOpen(() -> engine.infer("evaluating a point", () -> forward(point)));
  }

  private Measurement forward(Point point) {
    Tensor flat = point.assemble();
    double[] further = statistics.settle(flat);
    FoldedLayers layers = fold(flat);
    LossTally tally = new LossTally(options.loss(), samples);
    for (ImageChunk chunk : chunks) {
      try (NativeScope scope = NativeScope.open()) {
        Tensor logits = architecture.network().forward(layers, chunk.images());
        tally.add(HostArrays.toDoubles(logits), chunk.labels());
      }
    }
    return tally.measurement(further);
  }

  private FoldedLayers fold(Tensor flat) {
    NetworkState state = NetworkState.of(architecture.layout(), flat);
    return new FoldedLayers(architecture.network(), state, options.precision().type());
  }

  @Override
  public void close() {
    owner.close();
  }
}
