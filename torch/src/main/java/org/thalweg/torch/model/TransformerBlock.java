// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.thalweg.landscape.analysis.symmetry.PermutationGroup;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.model.layer.DenseLayer;
import org.thalweg.torch.model.layer.Layer;
import org.thalweg.torch.model.layer.LayerNormLayer;
import org.thalweg.torch.model.layer.Layers;

/**
 * Attention and a perceptron with GELU, each behind a layer norm and added to its input.
 *
 * <p>Attention is softmax(QKᵀ/√d)·V by plain products (Vaswani et al. 2017, §3.2,
 * arXiv:1706.03762): libtorch's fused kernel cannot be differentiated twice.
 */
record TransformerBlock(
    LayerNormLayer norm1,
    DenseLayer qkv,
    DenseLayer projection,
    LayerNormLayer norm2,
    DenseLayer widen,
    DenseLayer narrow,
    int heads) {

  TransformerBlock {
    if (heads < 1 || projection.out() % heads != 0) {
      throw new IllegalArgumentException(
          "attention heads must divide the width %d, got %d".formatted(projection.out(), heads));
    }
  }

  static TransformerBlock of(String name, int width, int heads, double epsilon) {
    return new TransformerBlock(
        new LayerNormLayer(name + ".norm1", width, epsilon),
        new DenseLayer(name + ".attn.qkv", width, 3 * width),
        new DenseLayer(name + ".attn.proj", width, width),
        new LayerNormLayer(name + ".norm2", width, epsilon),
        new DenseLayer(name + ".mlp.fc1", width, 4 * width),
        new DenseLayer(name + ".mlp.fc2", 4 * width, width),
        heads);
  }

  List<Layer> layers() {
    return List.of(norm1, qkv, projection, norm2, widen, narrow);
  }

  /** {@code [n, tokens, width]} to the same. */
  Tensor forward(Layers layers, Tensor words) {
    try (NativeScope scope = NativeScope.open()) {
      Tensor attended = attend(layers.dense(qkv, layers.layerNorm(norm1, words)));
      Tensor middle = words.add(layers.dense(projection, attended));
      Tensor hidden = torch.gelu(layers.dense(widen, layers.layerNorm(norm2, middle)));
      return scope.keep(middle.add(layers.dense(narrow, hidden)));
    }
  }

  /** Queries, keys and values lie side by side, in each of them the heads. */
  private Tensor attend(Tensor fused) {
    int width = projection.out();
    int each = width / heads;
    Tensor parts = fused.view(fused.size(0), fused.size(1), 3, heads, each).permute(2, 0, 3, 1, 4);
    Tensor queries = parts.select(0, 0).mul(new Scalar(1 / Math.sqrt(each)));
    Tensor weights = queries.matmul(parts.select(0, 1).transpose(-2, -1)).softmax(-1);
    return weights.matmul(parts.select(0, 2)).transpose(1, 2).flatten(2, -1);
  }

  PermutationGroup hiddenUnits() {
    return Units.made(widen).readBy(narrow).added();
  }

  long multiplyAdds(int tokens) {
    long dense =
        qkv.multiplyAdds()
            + projection.multiplyAdds()
            + widen.multiplyAdds()
            + narrow.multiplyAdds();
    return tokens * (dense + 2L * tokens * projection.out());
  }
}
