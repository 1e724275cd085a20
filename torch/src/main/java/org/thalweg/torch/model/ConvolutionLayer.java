// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.List;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterRole;

/**
 * A square convolution without bias, padded to keep its size, then batch norm.
 *
 * @param convolution the name of the weight's module, such as {@code layer1.0.conv1}
 * @param norm the name of the batch norm's module, such as {@code layer1.0.bn1}
 * @param in input channels
 * @param out output channels
 * @param kernel 3 or 1
 */
public record ConvolutionLayer(
    String convolution, String norm, int in, int out, int kernel, int stride) implements Layer {

  @Override
  public List<ParameterBlock> blocks() {
    return List.of(
        new ParameterBlock(weight(), List.of(out, in, kernel, kernel), ParameterRole.WEIGHT),
        normBlock(scale(), ParameterRole.NORM_SCALE),
        normBlock(shift(), ParameterRole.NORM_SHIFT),
        normBlock(runningMean(), ParameterRole.RUNNING_MEAN),
        normBlock(runningVariance(), ParameterRole.RUNNING_VARIANCE));
  }

  private ParameterBlock normBlock(String name, ParameterRole role) {
    return new ParameterBlock(name, List.of(out), role);
  }

  String weight() {
    return convolution + ".weight";
  }

  String scale() {
    return norm + ".weight";
  }

  String shift() {
    return norm + ".bias";
  }

  String runningMean() {
    return norm + ".running_mean";
  }

  String runningVariance() {
    return norm + ".running_var";
  }

  int padding() {
    return kernel / 2;
  }

  /** Multiply-adds for one image whose input has {@code height} × {@code width} pixels. */
  long multiplyAdds(int height, int width) {
    return (long) in * out * kernel * kernel * outputOf(height) * outputOf(width);
  }

  int outputOf(int extent) {
    return (extent + 2 * padding() - kernel) / stride + 1;
  }
}
