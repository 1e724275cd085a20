// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.stacked;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.torch.engine.NativeOwner;
import org.thalweg.torch.model.layer.DenseChain;
import org.thalweg.torch.model.layer.DenseLayer;

/**
 * Dense layers whose weights differ from point to point: one batched product each.
 *
 * <p>Activations are {@code [points, units + 1, samples]}. The unit more is always 1 and brings the
 * next layer's bias; the weight of each layer but the last hands it on. Weights are summed in
 * double and rounded once.
 */
final class DenseTail {
  private final List<DenseChain.Link> links;
  private final List<Tensor> vectors = new ArrayList<>();

  /** Layers {@code links}, the last of which makes the outputs. */
  DenseTail(List<DenseChain.Link> links, List<Parameters> parameters, NativeOwner owner) {
    this.links = links;
    for (int k = 0; k < links.size(); k++) {
      boolean handsOn = k < links.size() - 1;
      TensorVector rows = new TensorVector();
      for (int v = 0; v < parameters.size(); v++) {
        rows.push_back(weights(parameters.get(v), links.get(k).layer(), handsOn, v == 0));
      }
      vectors.add(owner.own(torch.stack(rows, 0)));
    }
  }

  /** Weight and bias, {@code [(out + 1) · (in + 1)]}; the last layer has no unit more. */
  private static Tensor weights(
      Parameters vector, DenseLayer layer, boolean handsOn, boolean centre) {
    Tensor own =
        torch.cat(new TensorVector(vector.weight(layer), vector.bias(layer).unsqueeze(1)), 1);
    if (!handsOn) {
      return own.view(-1);
    }
    Tensor more = own.narrow(0, 0, 1).clone().zero_();
    if (centre) {
      more.narrow(1, layer.in(), 1).fill_(new Scalar(1.0));
    }
    return torch.cat(new TensorVector(own, more), 0).view(-1);
  }

  /** The weights of every layer at a block's points, each {@code [points, out (+ 1), in + 1]}. */
  List<Tensor> at(PointBlock block) {
    Tensor factors = block.exactRows();
    List<Tensor> weights = new ArrayList<>();
    for (int k = 0; k < links.size(); k++) {
      Tensor flat = torch.mm(factors, vectors.get(k)).to(ScalarType.Float);
      weights.add(flat.view(block.size(), -1, links.get(k).layer().in() + 1L));
    }
    return weights;
  }

  /** Outputs {@code [points, outputs, samples]} of activations that the first layer reads. */
  Tensor outputs(List<Tensor> weights, Tensor activation) {
    Tensor passing = activation;
    for (int k = 0; k < links.size(); k++) {
      passing = torch.bmm(weights.get(k), passing);
      if (links.get(k).rectified()) {
        passing.relu_();
      }
    }
    return passing;
  }
}
