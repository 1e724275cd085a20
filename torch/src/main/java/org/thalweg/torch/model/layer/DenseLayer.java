// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterRole;

/**
 * A matrix and a bias, then batch norm if it has one.
 *
 * @param name the module's name, such as {@code linear}; empty where the model is the layer
 */
public record DenseLayer(String name, Optional<BatchNormLayer> norm, int in, int out)
    implements WeightedLayer {

  /** One without batch norm. */
  public DenseLayer(String name, int in, int out) {
    this(name, Optional.empty(), in, out);
  }

  /** The same, then the batch norm {@code other}. */
  public DenseLayer normed(String other) {
    return new DenseLayer(name, Optional.of(new BatchNormLayer(other, out)), in, out);
  }

  @Override
  public List<ParameterBlock> blocks() {
    List<ParameterBlock> blocks = new ArrayList<>();
    blocks.add(new ParameterBlock(weight(), List.of(out, in), ParameterRole.WEIGHT));
    blocks.add(new ParameterBlock(bias(), List.of(out), ParameterRole.BIAS));
    norm.ifPresent(layer -> blocks.addAll(layer.blocks()));
    return List.copyOf(blocks);
  }

  @Override
  public String weight() {
    return qualified("weight");
  }

  /** The bias's name. */
  public String bias() {
    return qualified("bias");
  }

  private String qualified(String parameter) {
    return name.isEmpty() ? parameter : name + "." + parameter;
  }

  /** Multiply-adds for one row. */
  public long multiplyAdds() {
    return (long) in * out;
  }
}
