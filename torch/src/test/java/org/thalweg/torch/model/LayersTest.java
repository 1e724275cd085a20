// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.TorchEngine;

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
