// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.analysis.symmetry.PermutationGroup;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.engine.TorchEngine;
import org.thalweg.torch.model.layer.ConvolutionLayer;
import org.thalweg.torch.model.layer.EagerLayers;
import org.thalweg.torch.model.layer.FoldedLayers;
import org.thalweg.torch.model.layer.ImageShape;
import org.thalweg.torch.model.layer.Layer;
import org.thalweg.torch.model.layer.Layers;
import org.thalweg.torch.model.layer.Network;
import org.thalweg.torch.model.layer.NetworkState;

class LayersTest {
  /** Rounding of a few dozen layers in single precision, relative to the largest logit. */
  private static final double SINGLE = 1e-5;

  private static final double DOUBLE = 1e-13;

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"resnet8-digits", "mlp-digits", "resnet20", "resnet20_noshort"})
  void foldedForward_equalsTheStepwiseOne(String name) {
    Architecture architecture = Architectures.named(name);
    assertThat(largestDifference(architecture, ScalarType.Float)).isLessThan(SINGLE);
    assertThat(largestDifference(architecture, ScalarType.Double)).isLessThan(DOUBLE);
  }

  static Collection<Architecture> families() {
    return SmallArchitectures.byName().values();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("families")
  void everyFamily_foldsToWhatItIsStepwise(Architecture architecture) {
    assertThat(largestDifference(architecture, ScalarType.Float)).isLessThan(SINGLE);
    assertThat(largestDifference(architecture, ScalarType.Double)).isLessThan(DOUBLE);
  }

  /**
   * Where a ReLU, a pooling or a softmax would swallow it, a diverged network had a finite loss.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("families")
  void notANumber_reachesTheLogits_fromEveryWeight(Architecture architecture) {
    ParameterVector parameters = Probe.unevenly(architecture);
    ParameterLayout layout = architecture.layout();
    float[] images = Probe.images(architecture, 1);
    for (int b = 0; b < layout.blocks().size(); b++) {
      if (layout.block(b).name().equals(KernelMachine.RIDGE)) {
        continue; // It weighs the penalty, of which logits know nothing.
      }
      float[] values = parameters.toArray();
      Arrays.fill(values, layout.offset(b), layout.offset(b + 1), Float.NaN);
      double[] logits = Probe.logits(architecture, ParameterVector.of(layout, values), images);
      assertThat(logits).as(layout.block(b).name()).containsOnly(Double.NaN);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("families")
  void forwardPass_leavesNoHandleBehind(Architecture architecture) {
    ParameterVector parameters = Probe.unevenly(architecture);
    float[] images = Probe.images(architecture, 1);
    Probe.logits(architecture, parameters, images);
    long before = NativeScope.liveHandles();
    Probe.logits(architecture, parameters, images);
    assertThat(NativeScope.liveHandles()).isEqualTo(before);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("families")
  void gradientThroughFoldedLayers_isTheStepwiseOne(Architecture architecture) {
    Network network = architecture.network();
    double[] folded =
        gradient(architecture, state -> new FoldedLayers(network, state, ScalarType.Double));
    double[] stepwise =
        gradient(architecture, state -> new EagerLayers(state, EagerLayers.BatchNorm.RUNNING));
    assertThat(Probe.difference(folded, stepwise)).isLessThan(DOUBLE);
  }

  /** Of the logits' squares, with respect to the trainable entries. */
  private static double[] gradient(
      Architecture architecture, Function<NetworkState, Layers> making) {
    ImageShape shape = architecture.input();
    return TorchEngine.load()
        .differentiate(
            "differentiating",
            () -> {
              Tensor trainable = part(architecture, true).set_requires_grad(true);
              NetworkState state =
                  NetworkState.of(architecture.layout(), trainable, part(architecture, false));
              Tensor images =
                  HostArrays.toTensor(
                          Probe.images(architecture, 3),
                          3,
                          shape.channels(),
                          shape.height(),
                          shape.width())
                      .to(ScalarType.Double);
              Tensor sum =
                  architecture.network().forward(making.apply(state), images).square().sum();
              return HostArrays.toDoubles(
                  torch.grad(new TensorVector(sum), new TensorVector(trainable)).get(0));
            });
  }

  private static Tensor part(Architecture architecture, boolean trainable) {
    ParameterVector all = Probe.unevenly(architecture);
    FloatBuffer part = FloatBuffer.allocate(all.layout().size());
    for (int b = 0; b < all.layout().blocks().size(); b++) {
      if (all.layout().block(b).role().trainable() == trainable) {
        part.put(all.block(b));
      }
    }
    return HostArrays.toTensor(Arrays.copyOf(part.array(), part.position())).to(ScalarType.Double);
  }

  /** Depthwise and grouped convolutions beside one product a group in plain Java. */
  @ParameterizedTest(name = "{0} groups")
  @ValueSource(ints = {1, 2, 4})
  void groups_areConvolvedAlone(int groups) {
    Grouped network = new Grouped(groups);
    Architecture architecture = new Architecture("grouped", Grouped.INPUT, 4, network);
    ParameterVector parameters = Probe.unevenly(architecture);
    float[] image = Probe.images(architecture, 1);
    assertThat(largestDifference(architecture, ScalarType.Double)).isLessThan(DOUBLE);
    assertThat(Probe.logits(architecture, parameters, image))
        .containsExactly(network.plainly(parameters, image), within(DOUBLE));
  }

  /** A 1×1 convolution of four channels with a bias and batch norm, on one pixel. */
  private record Grouped(ConvolutionLayer layer) implements Network {
    static final ImageShape INPUT = new ImageShape(4, 1, 1);

    Grouped(int groups) {
      this(new ConvolutionLayer("conv", "bn", 4, 4, 1, 1).biased().grouped(groups));
    }

    @Override
    public List<Layer> layers() {
      return List.of(layer);
    }

    @Override
    public Tensor forward(Layers layers, Tensor images) {
      return layers.convolve(layer, images).flatten(1, -1);
    }

    @Override
    public List<PermutationGroup> unitGroups() {
      return List.of();
    }

    @Override
    public long multiplyAdds() {
      return layer.multiplyAdds(INPUT);
    }

    double[] plainly(ParameterVector parameters, float[] image) {
      int each = 4 / layer.groups();
      double[] outputs = new double[4];
      for (int out = 0; out < 4; out++) {
        double sum = parameters.block(1)[out];
        for (int in = 0; in < each; in++) {
          sum += (double) parameters.block(0)[out * each + in] * image[out / each * each + in];
        }
        double deviation = Math.sqrt(parameters.block(5)[out] + EagerLayers.NORM_EPSILON);
        double centred = (sum - parameters.block(4)[out]) / deviation;
        outputs[out] = parameters.block(2)[out] * centred + parameters.block(3)[out];
      }
      return outputs;
    }
  }

  private static double largestDifference(Architecture architecture, ScalarType precision) {
    return TorchEngine.load()
        .infer(
            "comparing",
            () -> {
              ParameterVector parameters = Probe.unevenly(architecture);
              Tensor flat = HostArrays.toTensor(parameters.toArray());
              ImageShape shape = architecture.input();
              Tensor images =
                  HostArrays.toTensor(
                          Probe.images(architecture, 6),
                          6,
                          shape.channels(),
                          shape.height(),
                          shape.width())
                      .to(precision);
              NetworkState exact =
                  NetworkState.of(architecture.layout(), flat.to(ScalarType.Double));
              NetworkState plain = NetworkState.of(architecture.layout(), flat.to(precision));
              Network network = architecture.network();
              double[] folded =
                  HostArrays.toDoubles(
                      network.forward(
                          new FoldedLayers(network, exact, precision),
                          images.contiguous(torch.MemoryFormat.ChannelsLast)));
              double[] stepwise =
                  HostArrays.toDoubles(
                      network.forward(
                          new EagerLayers(plain, EagerLayers.BatchNorm.RUNNING), images));
              return Probe.difference(folded, stepwise);
            });
  }
}
