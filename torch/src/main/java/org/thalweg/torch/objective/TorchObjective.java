// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.objective.Objective;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.DatasetInfo;
import org.thalweg.torch.data.ImageFormat;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.NativeOwner;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.engine.TorchEngine;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.FoldedLayers;
import org.thalweg.torch.model.ImageShape;
import org.thalweg.torch.model.NetworkState;

/**
 * The mean cross-entropy of a network on labelled images.
 *
 * <p>Measures loss, accuracy in percent and the loss's standard error. Images lie natively,
 * channels last, in fixed chunks; every point is assembled, folded and evaluated on one thread, its
 * losses summed in double in sample order. Thread-safe; closing waits for measurements under way.
 */
public final class TorchObjective implements Objective {
  private final TorchEngine engine = TorchEngine.load();
  private final NativeOwner owner = new NativeOwner("this objective");
  private final Architecture architecture;
  private final ParameterVector parameters;
  private final Options options;
  private final List<ImageChunk> chunks;
  private final String split;
  private final int samples;

  /**
   * What decides numbers besides model and data.
   *
   * @param batchSize images a chunk
   */
  public record Options(int batchSize, Precision precision) {
    /** Chunks of 125 images in single precision. */
    public static final Options DEFAULT = new Options(125, Precision.FP32);

    public Options {
      if (batchSize < 1) {
        throw new IllegalArgumentException(
            "a batch holds at least 1 image, got %d; see --batch-size".formatted(batchSize));
      }
    }
  }

  /**
   * An objective that keeps {@code dataset} natively.
   *
   * @throws IllegalArgumentException if parameters or images do not fit the architecture
   */
  public TorchObjective(
      Architecture architecture, ParameterVector parameters, Dataset dataset, Options options) {
    requireFit(architecture, parameters, dataset.info());
    this.architecture = architecture;
    this.parameters = parameters;
    this.options = options;
    this.split = dataset.info().split();
    this.samples = dataset.count();
    this.chunks =
        engine.infer(
            "keeping the images",
            () -> {
              List<ImageChunk> made =
                  ImageChunk.of(dataset, options.batchSize(), options.precision());
              made.forEach(chunk -> owner.own(chunk.images()));
              return made;
            });
  }

  private static void requireFit(
      Architecture architecture, ParameterVector parameters, DatasetInfo data) {
    if (!parameters.layout().equals(architecture.layout())) {
      throw new IllegalArgumentException(
          "%s needs parameters of %s, got %s"
              .formatted(architecture.name(), architecture.layout(), parameters.layout()));
    }
    ImageFormat format = data.format();
    ImageShape shape = new ImageShape(format.channels(), format.height(), format.width());
    if (!shape.equals(architecture.input())) {
      throw new IllegalArgumentException(
          "%s takes images of %s, got %s of %s"
              .formatted(architecture.name(), architecture.input(), data.name(), shape));
    }
    if (data.classes().size() > architecture.classes()) {
      throw new IllegalArgumentException(
          "%s tells %d classes apart, got %s of %d"
              .formatted(
                  architecture.name(), architecture.classes(), data.name(), data.classes().size()));
    }
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

  /** Loss, accuracy and standard error of the split. */
  @Override
  public List<Channel> channels() {
    return List.of(Channel.loss(split), Channel.accuracy(split), Channel.standardError(split));
  }

  /** {@inheritDoc} With the running statistics that {@code point} holds. */
  @Override
  public Measurement measure(ParameterVector point) {
    requireLayout(point);
    return evaluate(() -> HostArrays.toTensor(point.toArray()).to(ScalarType.Double));
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

  /** Where the parameters of a point come from: a flat tensor of doubles. */
  interface Point {
    Tensor assemble();
  }

  Measurement evaluate(Point point) {
    return owner.whileOpen(() -> engine.infer("evaluating a point", () -> forward(point)));
  }

  private Measurement forward(Point point) {
    FoldedLayers layers = fold(point);
    LossTally tally = new LossTally(samples);
    for (ImageChunk chunk : chunks) {
      try (NativeScope scope = NativeScope.open()) {
        Tensor logits = architecture.network().forward(layers, chunk.images());
        tally.add(HostArrays.toDoubles(logits), chunk.labels());
      }
    }
    return tally.measurement();
  }

  private FoldedLayers fold(Point point) {
    NetworkState state = NetworkState.of(architecture.layout(), point.assemble());
    return new FoldedLayers(architecture.network(), state, options.precision().type());
  }

  @Override
  public void close() {
    owner.close();
  }
}
