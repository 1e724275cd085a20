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
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.NativeOwner;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.engine.TorchEngine;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.FoldedLayers;
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
  private final int samples;

  /**
   * What decides numbers besides model and data.
   *
   * @param split {@code train} or {@code test}; names the channels
   * @param batchSize images a chunk
   */
  public record Options(String split, int batchSize, Precision precision) {
    public Options {
      if (batchSize < 1) {
        throw new IllegalArgumentException(
            "a batch holds at least 1 image, got " + batchSize + "; see --batch-size");
      }
    }

    /** Chunks of 125 images in single precision. */
    public static Options of(String split) {
      return new Options(split, 125, Precision.FP32);
    }
  }

  public TorchObjective(
      Architecture architecture,
      ParameterVector parameters,
      ImageSamples samples,
      Options options) {
    requireFit(architecture, parameters, samples);
    this.architecture = architecture;
    this.parameters = parameters;
    this.options = options;
    this.samples = samples.count();
    this.chunks =
        engine.infer(
            "keeping the images",
            () -> {
              List<ImageChunk> made =
                  ImageChunk.of(samples, options.batchSize(), options.precision());
              made.forEach(chunk -> owner.own(chunk.images()));
              return made;
            });
  }

  private static void requireFit(
      Architecture architecture, ParameterVector parameters, ImageSamples samples) {
    if (!parameters.layout().equals(architecture.layout())) {
      throw new IllegalArgumentException(
          "%s needs parameters of %s, got %s"
              .formatted(architecture.name(), architecture.layout(), parameters.layout()));
    }
    if (!samples.shape().equals(architecture.input())) {
      throw new IllegalArgumentException(
          "%s takes images of %s, got %s"
              .formatted(architecture.name(), architecture.input(), samples.shape()));
    }
    for (int i = 0; i < samples.count(); i++) {
      if (samples.label(i) < 0 || samples.label(i) >= architecture.classes()) {
        throw new IllegalArgumentException(
            "labels of %s are 0 to %d, got %d at sample %d"
                .formatted(architecture.name(), architecture.classes() - 1, samples.label(i), i));
      }
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
  public List<Channel> channels() {
    return List.of(
        Channel.loss(options.split()),
        Channel.accuracy(options.split()),
        Channel.standardError(options.split()));
  }

  /** The measurement at any parameters, with the running statistics that they hold. */
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
