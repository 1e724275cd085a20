// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.landscape.analysis.symmetry.PermutationGroup;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.RandomStream;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.TorchEngine;
import org.thalweg.torch.model.layer.ConvolutionLayer;
import org.thalweg.torch.model.layer.EagerLayers;
import org.thalweg.torch.model.layer.EstimatingLayers;
import org.thalweg.torch.model.layer.ImageShape;
import org.thalweg.torch.model.layer.Layer;
import org.thalweg.torch.model.layer.Layers;
import org.thalweg.torch.model.layer.Network;
import org.thalweg.torch.model.layer.NetworkState;

class EstimatingLayersTest {
  private static final Offset<Double> ROUNDING = within(1e-15);

  /** Single-precision rounding of a few layers, relative to the largest logit. */
  private static final double SINGLE = 1e-5;

  private static final double DOUBLE = 1e-12;

  /** 200,000 additions one by one, as in libtorch's own kernel, miss by ten times as much. */
  private static final Offset<Double> PAIRWISE = within(2e-6);

  private final TorchEngine engine = TorchEngine.load();

  /** A 1×1 convolution by 3 with γ = 2 and β = 5. */
  private static final class Tripling implements Network {
    private final ConvolutionLayer layer = new ConvolutionLayer("conv", "bn", 1, 1, 1, 1);
    private double[] output = {};

    @Override
    public List<Layer> layers() {
      return List.of(layer);
    }

    @Override
    public Tensor forward(Layers layers, Tensor images) {
      Tensor normalized = layers.convolve(layer, images);
      output = HostArrays.toDoubles(normalized);
      return normalized;
    }

    @Override
    public List<PermutationGroup> unitGroups() {
      return List.of();
    }

    @Override
    public long multiplyAdds() {
      return 1;
    }

    /** γ, β, mean and variance after the weight. */
    Tensor parameters() {
      return HostArrays.toTensor(new float[] {3, 2, 5, 100, 100}).to(ScalarType.Double);
    }

    NetworkState state(Tensor flat) {
      return NetworkState.of(
          new Architecture("tripling", new ImageShape(1, 1, 1), 1, this).layout(), flat);
    }
  }

  private static Tensor column(float... values) {
    return HostArrays.toTensor(values, values.length, 1, 1, 1).to(ScalarType.Double);
  }

  @Test
  void batches_areAveragedByTheirImages() {
    Tripling network = new Tripling();
    double[] estimated =
        engine.infer(
            "estimating",
            () -> {
              Tensor flat = network.parameters();
              EstimatingLayers layers =
                  new EstimatingLayers(network, network.state(flat), ScalarType.Double);
              layers.add(column(1, 2, 3));
              layers.add(column(4, 8));
              return HostArrays.toDoubles(flat);
            });
    double mean = 3 * (3 * 2 + 2 * 6) / 5.0;
    double variance = 9 * (3 * 1 + 2 * 8) / 5.0;
    assertThat(estimated[3]).isCloseTo(mean, within(mean * 1e-15));
    assertThat(estimated[4]).isCloseTo(variance, within(variance * 1e-15));
    assertThat(estimated).startsWith(3, 2, 5);
  }

  @Test
  void batch_isNormalisedByItsOwnBiasedVariance() {
    Tripling network = new Tripling();
    engine.infer(
        "estimating",
        () -> {
          NetworkState state = network.state(network.parameters());
          EstimatingLayers layers = new EstimatingLayers(network, state, ScalarType.Double);
          layers.add(column(10, 10, 16));
          layers.add(column(1, 3));
          return 0;
        });
    double deviation = Math.sqrt(9 + EagerLayers.NORM_EPSILON);
    assertThat(network.output[0]).isCloseTo(5 - 2 * 3 / deviation, ROUNDING);
    assertThat(network.output[1]).isCloseTo(5 + 2 * 3 / deviation, ROUNDING);
  }

  static List<Architecture> families() {
    List<Architecture> all = new ArrayList<>(SmallArchitectures.byName().values());
    all.add(Architectures.named("resnet8-digits"));
    return all;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("families")
  void forwardPass_equalsPyTorchsTrainingMode(Architecture architecture) {
    assertThat(besideTraining(architecture, ScalarType.Float)).isLessThan(SINGLE);
    assertThat(besideTraining(architecture, ScalarType.Double)).isLessThan(DOUBLE);
  }

  /** The larger of the logits' and the statistics' differences after one batch. */
  private double besideTraining(Architecture architecture, ScalarType precision) {
    ImageShape shape = architecture.input();
    Network network = architecture.network();
    return engine.infer(
        "comparing",
        () -> {
          Tensor images =
              gaussians(20 * shape.size())
                  .view(20, shape.channels(), shape.height(), shape.width())
                  .to(precision);
          Tensor last = images.contiguous(torch.MemoryFormat.ChannelsLast);
          Tensor estimated =
              HostArrays.toTensor(Probe.unevenly(architecture).toArray()).to(ScalarType.Double);
          EstimatingLayers estimating =
              new EstimatingLayers(
                  network, NetworkState.of(architecture.layout(), estimated), precision);
          Tensor trained = estimated.clone().to(precision);
          EagerLayers training =
              new EagerLayers(
                  NetworkState.of(architecture.layout(), trained), EagerLayers.BatchNorm.BATCH);
          estimating.add(last);
          double[] expected = HostArrays.toDoubles(network.forward(training, images));
          double[] logits = HostArrays.toDoubles(network.forward(estimating, last));
          return Math.max(
              Probe.difference(logits, expected),
              statistics(architecture.layout(), estimated, trained));
        });
  }

  /** From nothing, a step of training goes a tenth of the way. */
  private static double statistics(ParameterLayout layout, Tensor estimated, Tensor trained) {
    double largest = 0;
    for (int b = 0; b < layout.blocks().size(); b++) {
      ParameterBlock block = layout.block(b);
      if (block.role().isStatistic()) {
        Tensor tenth = trained.narrow(0, layout.offset(b), block.size());
        double[] full = HostArrays.toDoubles(tenth.to(ScalarType.Double).mul(new Scalar(10.0)));
        double[] own = HostArrays.toDoubles(estimated.narrow(0, layout.offset(b), block.size()));
        largest = Math.max(largest, Probe.difference(own, full));
      }
    }
    return largest;
  }

  @Test
  void singlePrecision_keepsItsDigitsOverManyValues() {
    double[] single = estimate(ScalarType.Float);
    double[] exact = estimate(ScalarType.Double);
    assertThat(single[3] / exact[3]).isCloseTo(1, PAIRWISE);
    assertThat(single[4] / exact[4]).isCloseTo(1, PAIRWISE);
  }

  private double[] estimate(ScalarType precision) {
    Tripling network = new Tripling();
    return engine.infer(
        "estimating",
        () -> {
          Tensor flat = network.parameters();
          Tensor values = gaussians(200_000).view(2, 1, 250, 400).add_(new Scalar(4));
          new EstimatingLayers(network, network.state(flat), precision).add(values.to(precision));
          return HostArrays.toDoubles(flat);
        });
  }

  @Test
  void oneValueAChannel_hasNoVariance() {
    Tripling network = new Tripling();
    assertThatThrownBy(
            () ->
                engine.infer(
                    "estimating",
                    () -> {
                      NetworkState state = network.state(network.parameters());
                      new EstimatingLayers(network, state, ScalarType.Double).add(column(1));
                      return 0;
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 2 values a channel, got 1 for \"bn\"");
  }

  private static Tensor gaussians(int count) {
    RandomStream stream = RandomStream.of(9, "values");
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) stream.nextGaussian();
    }
    return HostArrays.toTensor(values);
  }
}
