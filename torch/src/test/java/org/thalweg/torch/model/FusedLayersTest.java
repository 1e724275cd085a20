// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.engine.TorchEngine;
import org.thalweg.torch.model.layer.FusedLayers;
import org.thalweg.torch.model.layer.ImageShape;
import org.thalweg.torch.model.layer.NetworkState;
import org.thalweg.torch.onednn.FusedOperations;
import org.thalweg.torch.onednn.OneDnn;

/** Where oneDNN has no kernels, on other processors than x86-64, there is nothing to test. */
class FusedLayersTest {
  /** Rounding of a few dozen layers in single precision, relative to the largest logit. */
  private static final double SINGLE = 1e-5;

  /** Rounding to 8 bits at every layer. */
  private static final double BRAIN = 0.1;

  static Collection<Architecture> families() {
    return SmallArchitectures.byName().values();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("families")
  void fusedForward_equalsDoublesUpToRounding(Architecture architecture) {
    ParameterVector parameters = Probe.unevenly(architecture);
    float[] images = Probe.images(architecture, 6);
    double[] exact = Probe.logits(architecture, parameters, images);
    fused(architecture, parameters, images, ScalarType.Float)
        .ifPresent(f -> assertThat(Probe.difference(f, exact)).isLessThan(SINGLE));
    fused(architecture, parameters, images, ScalarType.BFloat16)
        .ifPresent(b -> assertThat(Probe.difference(b, exact)).isLessThan(BRAIN));
  }

  /** Three images, two, then three again: operations of one size are not taken for another's. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("families")
  void samples_areAnsweredAlikeInAnyNumber(Architecture architecture) {
    ParameterVector parameters = Probe.unevenly(architecture);
    float[] five = Probe.images(architecture, 5);
    double[] exact = Probe.logits(architecture, parameters, five);
    int each = exact.length / 5;
    int pixels = five.length / 5;
    OneDnn.library()
        .ifPresent(
            library ->
                TorchEngine.load()
                    .infer(
                        "asking in parts",
                        () -> {
                          try (FusedOperations operations = new FusedOperations(library);
                              FusedLayers layers =
                                  layers(architecture, parameters, ScalarType.Float, operations)) {
                            for (int[] part : new int[][] {{0, 3}, {3, 5}, {1, 4}}) {
                              float[] some =
                                  Arrays.copyOfRange(five, part[0] * pixels, part[1] * pixels);
                              double[] answers =
                                  HostArrays.toDoubles(
                                      architecture
                                          .network()
                                          .forward(layers, tensor(architecture, some)));
                              double[] expected =
                                  Arrays.copyOfRange(exact, part[0] * each, part[1] * each);
                              assertThat(Probe.difference(answers, expected)).isLessThan(SINGLE);
                            }
                          }
                          return true;
                        }));
  }

  /** oneDNN's own ReLU would make 0 of it: a diverged network had a finite loss. */
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
      String name = layout.block(b).name();
      for (ScalarType precision : new ScalarType[] {ScalarType.Float, ScalarType.BFloat16}) {
        fused(architecture, ParameterVector.of(layout, values), images, precision)
            .ifPresent(f -> assertThat(f).as(name + " " + precision).containsOnly(Double.NaN));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("families")
  void forwardPass_leavesNoHandleBehind(Architecture architecture) {
    ParameterVector parameters = Probe.unevenly(architecture);
    float[] images = Probe.images(architecture, 1);
    fused(architecture, parameters, images, ScalarType.Float);
    long before = NativeScope.liveHandles();
    fused(architecture, parameters, images, ScalarType.Float);
    assertThat(NativeScope.liveHandles()).isEqualTo(before);
  }

  private static Optional<double[]> fused(
      Architecture architecture, ParameterVector parameters, float[] images, ScalarType precision) {
    return OneDnn.library()
        .map(
            library ->
                TorchEngine.load()
                    .infer(
                        "asking a network",
                        () -> {
                          try (FusedOperations operations = new FusedOperations(library);
                              FusedLayers layers =
                                  layers(architecture, parameters, precision, operations)) {
                            return HostArrays.toDoubles(
                                architecture
                                    .network()
                                    .forward(layers, tensor(architecture, images)));
                          }
                        }));
  }

  private static FusedLayers layers(
      Architecture architecture,
      ParameterVector parameters,
      ScalarType precision,
      FusedOperations operations) {
    Tensor flat = HostArrays.toTensor(parameters.toArray()).to(ScalarType.Double);
    NetworkState state = NetworkState.of(architecture.layout(), flat);
    return new FusedLayers(architecture.network(), state, precision, operations);
  }

  private static Tensor tensor(Architecture architecture, float[] images) {
    ImageShape shape = architecture.input();
    return HostArrays.toTensor(
            images, images.length / shape.size(), shape.channels(), shape.height(), shape.width())
        .contiguous(torch.MemoryFormat.ChannelsLast);
  }
}
