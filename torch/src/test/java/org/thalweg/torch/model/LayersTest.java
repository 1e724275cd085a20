// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.parameters.RandomStream;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.TorchEngine;

class LayersTest {
  /** Rounding of a few dozen layers in single precision, relative to the largest logit. */
  private static final double SINGLE = 1e-5;

  private static final double DOUBLE = 1e-13;

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"resnet8-digits", "resnet20", "resnet20_noshort"})
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
              ParameterVector parameters = unevenly(architecture);
              Tensor flat = HostArrays.toTensor(parameters.toArray());
              ImageShape shape = architecture.input();
              Tensor images =
                  HostArrays.toTensor(
                          gaussians(6 * shape.size(), "images"),
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
              return difference(folded, stepwise);
            });
  }

  private static double difference(double[] a, double[] b) {
    double largest = 0;
    double scale = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]));
      scale = Math.max(scale, Math.abs(b[i]));
    }
    return largest / scale;
  }

  /** Fresh weights, but every scale, shift and running statistic of its own. */
  private static ParameterVector unevenly(Architecture architecture) {
    ParameterLayout layout = architecture.layout();
    float[] values = Initialization.of(architecture, 1).toArray();
    for (int b = 0; b < layout.blocks().size(); b++) {
      ParameterBlock block = layout.block(b);
      if (block.rank() == 1) {
        float[] noise = gaussians(block.size(), block.name());
        boolean positive =
            block.role() == ParameterRole.NORM_SCALE
                || block.role() == ParameterRole.RUNNING_VARIANCE;
        for (int i = 0; i < noise.length; i++) {
          values[layout.offset(b) + i] = positive ? 0.5f + Math.abs(noise[i]) : 0.3f * noise[i];
        }
      }
    }
    return ParameterVector.of(layout, values);
  }

  private static float[] gaussians(int count, String name) {
    RandomStream stream = RandomStream.of(7, name);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) stream.nextGaussian();
    }
    return values;
  }
}
