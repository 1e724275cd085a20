// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.parameters.RandomStream;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.TorchEngine;
import org.thalweg.torch.model.layer.FoldedLayers;
import org.thalweg.torch.model.layer.ImageShape;
import org.thalweg.torch.model.layer.Network;
import org.thalweg.torch.model.layer.NetworkState;

/** Parameters and images that hide no mistake, and what a network says to them. */
final class Probe {

  private Probe() {}

  /** Fresh weights, but every scale, shift, bias and running statistic of its own. */
  static ParameterVector unevenly(Architecture architecture) {
    ParameterLayout layout = architecture.layout();
    float[] values = Initialization.of(architecture, 1, buffers(layout)).toArray();
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

  /** Made-up ones in place of what comes from data: points, and numbers from 0 up. */
  private static Map<String, float[]> buffers(ParameterLayout layout) {
    Map<String, float[]> buffers = new HashMap<>();
    for (ParameterBlock block : layout.blocks()) {
      if (block.role() == ParameterRole.BUFFER) {
        float[] noise = gaussians(block.size(), block.name());
        if (block.rank() < 1) {
          noise[0] = Math.abs(noise[0]);
        }
        buffers.put(block.name(), noise);
      }
    }
    return buffers;
  }

  static float[] gaussians(int count, String name) {
    RandomStream stream = RandomStream.of(7, name);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) stream.nextGaussian();
    }
    return values;
  }

  /** {@code count} Gaussian images, flat. */
  static float[] images(Architecture architecture, int count) {
    return gaussians(count * architecture.input().size(), "images");
  }

  /** The logits of {@code images}, in double, batch norm by its running statistics. */
  static double[] logits(Architecture architecture, ParameterVector parameters, float[] images) {
    return TorchEngine.load()
        .infer(
            "asking a network",
            () -> {
              ImageShape shape = architecture.input();
              Tensor rows =
                  HostArrays.toTensor(
                          images,
                          images.length / shape.size(),
                          shape.channels(),
                          shape.height(),
                          shape.width())
                      .to(ScalarType.Double);
              Tensor flat = HostArrays.toTensor(parameters.toArray()).to(ScalarType.Double);
              NetworkState state = NetworkState.of(architecture.layout(), flat);
              Network network = architecture.network();
              return HostArrays.toDoubles(
                  network.forward(new FoldedLayers(network, state, ScalarType.Double), rows));
            });
  }

  /** The largest |aᵢ − bᵢ| as a share of the largest |bᵢ|. */
  static double difference(double[] a, double[] b) {
    double largest = 0;
    double scale = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]));
      scale = Math.max(scale, Math.abs(b[i]));
    }
    return largest / scale;
  }
}
