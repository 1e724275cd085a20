// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.thalweg.landscape.objective.BatchNormPolicy;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.surface.Question;
import org.thalweg.torch.curvature.GradientGraph;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.engine.NativeOwner;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.engine.TorchEngine;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.layer.EstimatingLayers;
import org.thalweg.torch.model.layer.Feedforward;
import org.thalweg.torch.model.layer.NetworkState;
import org.thalweg.torch.onednn.FusedOperations;
import org.thalweg.torch.stacked.StackedLoss;
import org.thalweg.torch.stacked.StackedModel;

/**
 * The mean loss of a known architecture on labelled images.
 *
 * <p>Measures loss, accuracy in percent and the loss's standard error. Images stay bytes,
 * normalised chunk by chunk as they pass; every point is assembled, folded and evaluated on one
 * thread, its losses summed in double in sample order. Thread-safe; closing waits for measurements
 * under way.
 */
public final class TorchObjective extends SampledObjective {
  private final Architecture architecture;
  private final Optional<FusedOperations> operations;

  /**
   * What decides numbers besides model and data.
   *
   * @param batchSize images a chunk, also of those that statistics are estimated on; 0 leaves it to
   *     {@link ChunkSize}
   * @param batchNorm what becomes of running statistics; a network without has none to change
   */
  public record Options(
      int batchSize, Precision precision, BatchNormPolicy batchNorm, LossFunction loss) {
    /**
     * Single precision, in chunks as {@link ChunkSize} has them; cross-entropy, frozen statistics.
     */
    public static final Options DEFAULT = new Options(0, Precision.FP32);

    public Options {
      if (batchSize < 0) {
        throw new IllegalArgumentException(
            "a batch holds at least 1 image, got %d; 0 leaves it to the network"
                .formatted(batchSize));
      }
    }

    /** Cross-entropy with frozen statistics. */
    public Options(int batchSize, Precision precision) {
      this(batchSize, precision, BatchNormPolicy.FROZEN, LossFunction.CROSS_ENTROPY);
    }

    /** The same with chunks of {@code images}. */
    public Options withBatchSize(int images) {
      return new Options(images, precision, batchNorm, loss);
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
   * An objective that keeps {@code dataset} and estimates statistics on it, if at all.
   *
   * @throws IllegalArgumentException if parameters or images do not fit the architecture
   */
  public TorchObjective(
      Architecture architecture, ParameterVector parameters, Dataset dataset, Options options) {
    this(architecture, parameters, dataset, dataset, options);
  }

  /**
   * An objective that keeps {@code dataset}.
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
    super(
        fitting(architecture, parameters, dataset, estimation),
        dataset,
        estimation,
        ChunkSize.settled(options, architecture),
        new SampleStorage(architecture.flopsPerImage()));
    this.architecture = architecture;
    this.operations = ArchitecturePass.operations(options.precision());
  }

  private static ParameterVector fitting(
      Architecture architecture, ParameterVector parameters, Dataset dataset, Dataset estimation) {
    Compatibility.require(architecture, parameters.layout());
    Compatibility.require(architecture, dataset);
    Compatibility.require(architecture, estimation);
    return parameters;
  }

  public Architecture architecture() {
    return architecture;
  }

  @Override
  int classes() {
    return architecture.classes();
  }

  @Override
  Pass ready(Tensor flat, Precision precision) {
    return new ArchitecturePass(
        architecture.network(),
        NetworkState.of(architecture.layout(), flat),
        precision,
        operations);
  }

  /** Names oneDNN where it is called by itself; bfloat16 depends on its instructions. */
  @Override
  public Question.Engine engine() {
    Question.Engine plain = super.engine();
    return operations
        .map(
            known ->
                new Question.Engine(
                    plain.name() + ", " + known.library().name(),
                    options().precision() == Precision.BF16
                        ? known.library().instructionSet()
                        : plain.instructionSet(),
                    plain.device(),
                    plain.precision(),
                    plain.batchSize()))
        .orElse(plain);
  }

  @Override
  public void close() {
    super.close();
    operations.ifPresent(FusedOperations::close);
  }

  @Override
  Optional<StackedModel> stacked(List<Tensor> vectors, NativeOwner owner) {
    Optional<Feedforward> network = architecture.network().feedforward();
    Optional<StackedLoss> loss = options().loss().stacked(samples().targets());
    if (network.isEmpty() || loss.isEmpty() || options().precision() != Precision.FP32) {
      return Optional.empty();
    }
    return TorchEngine.load()
        .infer(
            "stacking a small network",
            () ->
                StackedModel.of(
                    network.get(), architecture.layout(), vectors, samples(), loss.get(), owner));
  }

  @Override
  Optional<String> penaltyName() {
    return architecture.network().penaltyName();
  }

  @Override
  double[] gradient(Tensor flat, ImageChunk chunk) {
    return new ArchitectureGradient(architecture, options(), followsTheChunk()).of(flat, chunk);
  }

  @Override
  GradientGraph slope(Tensor flat, ImageChunk chunk) {
    return new ArchitectureGradient(architecture, options(), false).graph(flat, chunk);
  }

  @Override
  void estimate(Tensor flat, List<ImageChunk> chunks) {
    try (NativeScope scope = NativeScope.open()) {
      NetworkState state = NetworkState.of(architecture.layout(), flat);
      EstimatingLayers layers =
          new EstimatingLayers(architecture.network(), state, options().precision().type());
      for (ImageChunk chunk : chunks) {
        try (NativeScope passing = NativeScope.open()) {
          layers.add(chunk.images());
        }
      }
    }
  }
}
